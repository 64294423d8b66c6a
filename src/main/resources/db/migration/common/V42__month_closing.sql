-- Month close: what was reported stays as it was reported. Closing and reopening are rows; nothing is ever changed.
create table month_closing (
    id uuid not null primary key,
    seq bigint generated always as identity,
    district_code varchar(12) default '${districtCode}' not null,
    closed_month varchar(7) not null,
    action varchar(10) not null,
    at timestamp(6) with time zone not null,
    actor varchar(64) not null,
    actor_name varchar(200) not null,
    reason varchar(2000) not null,
    reopens_id uuid,
    constraint month_closing_seq_unique unique (seq),
    constraint month_closing_action_known check (action = any(array['CLOSED', 'REOPENED'])),
    constraint month_closing_reopened_once unique (reopens_id),
    constraint month_closing_reopens foreign key (reopens_id) references month_closing (id)
);
comment on table month_closing is 'Months closed and reopened, in order; the last word about a month counts';
comment on column month_closing.id is 'UUID version 7';
comment on column month_closing.seq is 'Order of events';
comment on column month_closing.district_code is 'GB/T 2260 district code';
comment on column month_closing.closed_month is 'The month, yyyy-MM';
comment on column month_closing.action is 'CLOSED or REOPENED';
comment on column month_closing.at is 'Instant; figures of a closing hold what was known then';
comment on column month_closing.actor is 'User name of the checker';
comment on column month_closing.actor_name is 'Name of the checker at that time';
comment on column month_closing.reason is 'Why it was reopened; a remark when it was closed';
comment on column month_closing.reopens_id is 'The closing that a reopening takes back';

create table reported_figure (
    closing_id uuid not null,
    zone_code varchar(20) not null,
    scope_code varchar(40) not null,
    account varchar(12) not null,
    district_code varchar(12) default '${districtCode}' not null,
    area_m2 numeric(16, 2) not null,
    unconfirmed_m2 numeric(16, 2) not null,
    primary key (closing_id, zone_code, scope_code, account),
    constraint reported_figure_of_closing foreign key (closing_id) references month_closing (id)
);
comment on table reported_figure is 'Figures of a closed month as they were reported';
comment on column reported_figure.closing_id is 'The closing';
comment on column reported_figure.zone_code is 'Zone at that time, or NONE or UNPLACED';
comment on column reported_figure.scope_code is 'Scope at that time; * for all items of the zone. Scopes are never added up';
comment on column reported_figure.account is 'UNCOUNTED, RESERVE, OPTIMISE or RELEASE';
comment on column reported_figure.district_code is 'GB/T 2260 district code';
comment on column reported_figure.area_m2 is 'Confirmed area in the account on the last day of the month, square metres';
comment on column reported_figure.unconfirmed_m2 is 'Net area that proposals would bring in, square metres; reported apart';

create table reported_holding (
    closing_id uuid not null,
    item_id uuid not null,
    account varchar(12) not null,
    district_code varchar(12) default '${districtCode}' not null,
    zone_code varchar(20) not null,
    area_m2 numeric(16, 2) not null,
    primary key (closing_id, item_id, account),
    constraint reported_holding_of_closing foreign key (closing_id) references month_closing (id)
);
comment on table reported_holding is 'What each item held when a month was closed: explains every later difference';
comment on column reported_holding.closing_id is 'The closing';
comment on column reported_holding.item_id is 'The item; no foreign key, whose lock would make a closing wait for people who wait for it';
comment on column reported_holding.account is 'UNCOUNTED, RESERVE, OPTIMISE or RELEASE';
comment on column reported_holding.district_code is 'GB/T 2260 district code';
comment on column reported_holding.zone_code is 'Zone of the item at that time';
comment on column reported_holding.area_m2 is 'Confirmed area, square metres';

create table reported_scope (
    closing_id uuid not null,
    item_id uuid not null,
    scope_code varchar(40) not null,
    district_code varchar(12) default '${districtCode}' not null,
    primary key (closing_id, item_id, scope_code),
    constraint reported_scope_of_closing foreign key (closing_id) references month_closing (id)
);
comment on table reported_scope is 'Scopes of the items that held area when a month was closed';
comment on column reported_scope.closing_id is 'The closing';
comment on column reported_scope.item_id is 'The item';
comment on column reported_scope.scope_code is 'The scope';
comment on column reported_scope.district_code is 'GB/T 2260 district code';

comment on column area_posting.reporting_month is 'First open month, yyyy-MM, when it was recorded; a reopened month may take it in later';
