-- Where items were before they were where they are: only items that moved have rows, so that a survey of new ones writes none.
create table past_place (
    item_id uuid not null,
    until_at timestamp(6) with time zone not null,
    district_code varchar(12) default '${districtCode}' not null,
    zone_code varchar(20) not null,
    street_code varchar(12),
    constraint past_place_once primary key (item_id, until_at),
    constraint past_place_of_item foreign key (item_id) references item (id)
);
create index past_place_by_end on past_place (until_at);
comment on table past_place is 'Zone and street an item had until it got others; the present ones are in item';
comment on column past_place.item_id is 'The item';
comment on column past_place.until_at is 'Instant at which it got other ones; after every closing recorded before it';
comment on column past_place.district_code is 'GB/T 2260 district code';
comment on column past_place.zone_code is 'Zone until then, or NONE or UNPLACED';
comment on column past_place.street_code is 'Street until then';

create table past_scope (
    item_id uuid not null,
    until_at timestamp(6) with time zone not null,
    scope_code varchar(40) not null,
    district_code varchar(12) default '${districtCode}' not null,
    constraint past_scope_once primary key (item_id, until_at, scope_code),
    constraint past_scope_of_place foreign key (item_id, until_at) references past_place (item_id, until_at)
);
comment on table past_scope is 'Scopes an item belonged to until it changed its place';
comment on column past_scope.item_id is 'The item';
comment on column past_scope.until_at is 'As in past_place';
comment on column past_scope.scope_code is 'The scope';
comment on column past_scope.district_code is 'GB/T 2260 district code';

-- What figures of a closed month are measured against and called stays as it was, too.
create table reported_terms (
    closing_id uuid not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    document text not null,
    constraint reported_terms_of_closing foreign key (closing_id) references month_closing (id)
);
comment on table reported_terms is 'Targets, sub-targets and names as they were when a month was closed';
comment on column reported_terms.closing_id is 'The closing';
comment on column reported_terms.district_code is 'GB/T 2260 district code';
comment on column reported_terms.document is 'JSON: targets with all settings; zones, streets and scopes with their names, in order';
