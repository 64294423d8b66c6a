-- District, zones, streets, scopes and targets: settings of the bureau, each with its source.
create table district (
    code varchar(12) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    name varchar(100) not null,
    name_en varchar(200) not null,
    outline geometry(MultiPolygon, 4490) not null,
    schematic boolean not null
);
comment on table district is 'The district itself; one row';
comment on column district.code is 'GB/T 2260 district code';
comment on column district.district_code is 'GB/T 2260 district code';
comment on column district.name is 'Name';
comment on column district.name_en is 'English name';
comment on column district.outline is 'Outline, lon lat degrees, EPSG:4490';
comment on column district.schematic is 'Drawn for the sample, not an approved boundary';

create table zone (
    code varchar(20) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    position integer not null,
    name varchar(100) not null,
    name_en varchar(200) not null,
    role varchar(100) not null,
    role_en varchar(200) not null,
    operator varchar(200) not null,
    operator_en varchar(200) not null,
    outline geometry(MultiPolygon, 4490) not null,
    schematic boolean not null
);
comment on table zone is 'Zones; their outlines part the district';
comment on column zone.code is 'Code';
comment on column zone.district_code is 'GB/T 2260 district code';
comment on column zone.position is 'Order in lists, from 1';
comment on column zone.name is 'Name';
comment on column zone.name_en is 'English name';
comment on column zone.role is 'Role in the plan';
comment on column zone.role_en is 'Role in English';
comment on column zone.operator is 'Unit that runs the zone';
comment on column zone.operator_en is 'Its English name';
comment on column zone.outline is 'Outline, lon lat degrees, EPSG:4490';
comment on column zone.schematic is 'Drawn for the sample, not an approved boundary';

create table street (
    code varchar(12) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    position integer not null,
    name varchar(100) not null,
    name_en varchar(200) not null,
    outline geometry(MultiPolygon, 4490) not null,
    schematic boolean not null
);
comment on table street is 'Streets and the town';
comment on column street.code is 'Nine-digit code';
comment on column street.district_code is 'GB/T 2260 district code';
comment on column street.position is 'Order in lists, from 1';
comment on column street.name is 'Name';
comment on column street.name_en is 'English name';
comment on column street.outline is 'Outline, lon lat degrees, EPSG:4490';
comment on column street.schematic is 'Drawn for the sample, not an approved boundary';

create table scope (
    code varchar(40) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    position integer not null,
    name varchar(100) not null,
    name_en varchar(200) not null,
    kind varchar(20) not null,
    constraint scope_kind_known check (kind = any(array['BRAND', 'PLACE', 'LINE', 'CLASS']))
);
comment on table scope is 'Named scopes of the plan; an item may be in many';
comment on column scope.code is 'Code';
comment on column scope.district_code is 'GB/T 2260 district code';
comment on column scope.position is 'Order in lists, from 1';
comment on column scope.name is 'Name';
comment on column scope.name_en is 'English name';
comment on column scope.kind is 'BRAND, PLACE, LINE or CLASS';

create table target (
    code varchar(40) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    position integer not null,
    name varchar(100) not null,
    name_en varchar(200) not null,
    account varchar(12) not null,
    target_m2 numeric(14, 2) not null,
    area_basis varchar(20) not null,
    reading varchar(10) not null,
    period_start date not null,
    period_end date not null,
    scope_rule varchar(20) not null,
    green_below_points numeric(5, 2) not null,
    red_above_points numeric(5, 2) not null,
    sources text not null,
    separate boolean not null,
    version bigint not null,
    constraint target_account_known check (account = any(array['RESERVE', 'OPTIMISE', 'RELEASE'])),
    constraint target_reading_known check (reading = any(array['STOCK', 'FLOW'])),
    constraint target_scope_rule_known check (scope_rule = any(array['ALL_ITEMS', 'NAMED_SCOPES'])),
    constraint target_period check (period_start < period_end),
    constraint target_positive check (target_m2 > 0),
    constraint target_lamps check (green_below_points <= red_above_points)
);
comment on table target is 'What shall be reached';
comment on column target.code is 'Code';
comment on column target.district_code is 'GB/T 2260 district code';
comment on column target.position is 'Order in lists, from 1';
comment on column target.name is 'Name';
comment on column target.name_en is 'English name';
comment on column target.account is 'Account whose area counts';
comment on column target.target_m2 is 'Target, square metres';
comment on column target.area_basis is 'Basis of the counted area';
comment on column target.reading is 'STOCK (in the account on the day) or FLOW (entered during the period)';
comment on column target.period_start is 'First day';
comment on column target.period_end is 'Last day';
comment on column target.scope_rule is 'ALL_ITEMS, or NAMED_SCOPES where only items of the scopes count';
comment on column target.green_below_points is 'Percentage points behind schedule below which the lamp is green';
comment on column target.red_above_points is 'Percentage points behind schedule above which the lamp is red';
comment on column target.sources is 'JSON: setting to where it comes from';
comment on column target.separate is 'Reported on its own, never added to another target';
comment on column target.version is 'Counts changes from 1';

create table target_scope (
    target_code varchar(40) not null,
    scope_code varchar(40) not null,
    position integer not null,
    district_code varchar(12) default '${districtCode}' not null,
    primary key (target_code, scope_code),
    constraint target_scope_of_target foreign key (target_code) references target (code),
    constraint target_scope_of_scope foreign key (scope_code) references scope (code)
);
comment on table target_scope is 'Scopes the plan names for a target';
comment on column target_scope.target_code is 'The target';
comment on column target_scope.scope_code is 'The scope';
comment on column target_scope.position is 'Order, from 1';
comment on column target_scope.district_code is 'GB/T 2260 district code';

create table sub_target (
    target_code varchar(40) not null,
    zone_code varchar(20) not null,
    district_code varchar(12) default '${districtCode}' not null,
    target_m2 numeric(14, 2) not null,
    owner varchar(200) not null,
    owner_en varchar(200) not null,
    primary key (target_code, zone_code),
    constraint sub_target_of_target foreign key (target_code) references target (code),
    constraint sub_target_of_zone foreign key (zone_code) references zone (code),
    constraint sub_target_not_negative check (target_m2 >= 0)
);
comment on table sub_target is 'A zone''s part of a target';
comment on column sub_target.target_code is 'The target';
comment on column sub_target.zone_code is 'The zone';
comment on column sub_target.district_code is 'GB/T 2260 district code';
comment on column sub_target.target_m2 is 'Part of the target, square metres';
comment on column sub_target.owner is 'Unit that answers for it';
comment on column sub_target.owner_en is 'Its English name';

create table zoning_revision (
    id integer not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    revision bigint not null
);
insert into zoning_revision (id, revision) values (1, 0);
comment on table zoning_revision is 'Counts changes of district, zones, streets and scopes; one row';
comment on column zoning_revision.id is 'Always 1';
comment on column zoning_revision.district_code is 'GB/T 2260 district code';
comment on column zoning_revision.revision is 'Number of changes';
