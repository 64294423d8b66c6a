-- Zone boundaries by version, where every item has lain since when and why, and the area a changed boundary moved.
create table zone_boundary_version (
    version bigint not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    effective_on date,
    reason varchar(2000) not null,
    actor varchar(64) not null,
    actor_name varchar(200) not null,
    recorded_at timestamp(6) with time zone not null
);
comment on table zone_boundary_version is 'Versions of the zones'' outlines; each is a whole partition of the district';
comment on column zone_boundary_version.version is 'Counts from 1';
comment on column zone_boundary_version.district_code is 'GB/T 2260 district code';
comment on column zone_boundary_version.effective_on is 'Day from which it holds; null for the first, which holds from the beginning';
comment on column zone_boundary_version.reason is 'Why it was changed; empty for the first';
comment on column zone_boundary_version.actor is 'User name';
comment on column zone_boundary_version.actor_name is 'Name of the person at that time';
comment on column zone_boundary_version.recorded_at is 'Instant';

create table zone_boundary (
    version bigint not null,
    zone_code varchar(20) not null,
    district_code varchar(12) default '${districtCode}' not null,
    outline geometry(MultiPolygon, 4490) not null,
    primary key (version, zone_code),
    constraint zone_boundary_of_version foreign key (version) references zone_boundary_version (version)
);
comment on table zone_boundary is 'Outlines of all zones in each version';
comment on column zone_boundary.version is 'The version';
comment on column zone_boundary.zone_code is 'The zone';
comment on column zone_boundary.district_code is 'GB/T 2260 district code';
comment on column zone_boundary.outline is 'Outline, lon lat degrees, EPSG:4490';

insert into zone_boundary_version (version, reason, actor, actor_name, recorded_at)
    select 1, '', 'system', '系统', current_timestamp where exists (select 1 from zone);
insert into zone_boundary (version, zone_code, outline) select 1, code, outline from zone;

create table item_placement (
    item_id uuid not null,
    revision bigint not null,
    seq bigint generated always as identity,
    district_code varchar(12) default '${districtCode}' not null,
    zone_code varchar(20) not null,
    zone_share numeric(7, 6),
    zone_method varchar(20) not null,
    street_code varchar(12),
    boundary_version bigint not null,
    cause varchar(20) not null,
    reason varchar(2000) not null,
    effective_on date not null,
    recorded_at timestamp(6) with time zone not null,
    primary key (item_id, revision),
    constraint item_placement_seq_unique unique (seq),
    constraint item_placement_of_item foreign key (item_id) references item (id),
    constraint item_placement_cause_known check (cause = any(array['REGISTERED', 'CHANGED', 'BOUNDARY', 'OVERRIDE']))
);
create index item_placement_by_day on item_placement (item_id, effective_on, seq);
comment on table item_placement is 'Where an item lay since when: one row for each revision that moved it';
comment on column item_placement.item_id is 'The item';
comment on column item_placement.revision is 'The revision that placed it there';
comment on column item_placement.seq is 'Order of recording';
comment on column item_placement.district_code is 'GB/T 2260 district code';
comment on column item_placement.zone_code is 'Zone, or NONE outside every zone, or UNPLACED without footprint';
comment on column item_placement.zone_share is 'Part of the footprint in that zone, 0 to 1';
comment on column item_placement.zone_method is 'How the zone was found; OVERRIDE by hand';
comment on column item_placement.street_code is 'Street or town code';
comment on column item_placement.boundary_version is 'Version of the zone boundaries then';
comment on column item_placement.cause is 'REGISTERED, CHANGED (the item itself), BOUNDARY (the boundary moved) or OVERRIDE (by hand)';
comment on column item_placement.reason is 'Why';
comment on column item_placement.effective_on is 'Day from which it lies there';
comment on column item_placement.recorded_at is 'Instant';

insert into item_placement (item_id, revision, zone_code, zone_share, zone_method, street_code, boundary_version, cause, reason,
        effective_on, recorded_at)
    select id, version, zone_code, zone_share, zone_method, street_code, 1, 'REGISTERED', '', cast(created_at as date), created_at
    from item;

create table zone_boundary_move (
    version bigint not null,
    item_id uuid not null,
    account varchar(12) not null,
    district_code varchar(12) default '${districtCode}' not null,
    from_zone varchar(20) not null,
    to_zone varchar(20) not null,
    area_m2 numeric(14, 2) not null,
    primary key (version, item_id, account),
    constraint zone_boundary_move_of_version foreign key (version) references zone_boundary_version (version),
    constraint zone_boundary_move_of_item foreign key (item_id) references item (id)
);
comment on table zone_boundary_move is 'Confirmed area that changed its zone because a boundary moved, as it was when the version was saved';
comment on column zone_boundary_move.version is 'The version that moved it';
comment on column zone_boundary_move.item_id is 'The item';
comment on column zone_boundary_move.account is 'UNCOUNTED, RESERVE, OPTIMISE or RELEASE';
comment on column zone_boundary_move.district_code is 'GB/T 2260 district code';
comment on column zone_boundary_move.from_zone is 'Zone before';
comment on column zone_boundary_move.to_zone is 'Zone after';
comment on column zone_boundary_move.area_m2 is 'Confirmed area in the account, square metres';
