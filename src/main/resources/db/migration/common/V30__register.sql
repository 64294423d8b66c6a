-- Sites and buildings: one table, because matching, import, map and journal treat them alike; the kind says which columns may be filled.
create table item (
    id uuid not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    kind varchar(10) not null,
    code varchar(80) not null,
    name varchar(2000),
    parcel_number varchar(2000),
    site_code varchar(2000),
    building_number varchar(2000),
    declared_zone varchar(2000),
    declared_street varchar(2000),
    address varchar(2000),
    land_area_m2 numeric(14, 2),
    gross_floor_area_m2 numeric(14, 2),
    above_ground_area_m2 numeric(14, 2),
    below_ground_area_m2 numeric(14, 2),
    footprint_area_m2 numeric(14, 2),
    rentable_area_m2 numeric(14, 2),
    vacant_area_m2 numeric(14, 2),
    land_use varchar(2000),
    land_use_code varchar(2000),
    right_holder varchar(2000),
    actual_user varchar(2000),
    right_type varchar(2000),
    certificate_number varchar(2000),
    performance_class varchar(20),
    low_efficiency boolean,
    disposal_path varchar(2000),
    floors_above integer,
    floors_below integer,
    height_m numeric(14, 2),
    first_floor_height_m numeric(14, 2),
    typical_floor_height_m numeric(14, 2),
    first_floor_load_kn_m2 numeric(14, 2),
    typical_floor_load_kn_m2 numeric(14, 2),
    structure varchar(2000),
    fire_class varchar(2000),
    goods_lifts integer,
    passenger_lifts integer,
    power_kva numeric(14, 2),
    year_built integer,
    tenants integer,
    responsible_unit varchar(2000),
    responsible_person varchar(2000),
    deadline date,
    planned_account varchar(20),
    planned_area_m2 numeric(14, 2),
    stage varchar(2000),
    problems varchar(2000),
    next_steps varchar(2000),
    information_source varchar(2000),
    remarks varchar(2000),
    site_id uuid,
    footprint geometry(MultiPolygon, 4490),
    measured_area_m2 numeric(14, 2),
    zone_code varchar(20) not null,
    zone_share numeric(7, 6),
    zone_method varchar(20) not null,
    street_code varchar(12),
    capacity_m2 numeric(14, 2) not null,
    version bigint not null,
    provenance text not null,
    attributes text not null,
    sample boolean default false not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    constraint item_code_unique unique (code),
    constraint item_kind_known check (kind = any(array['SITE', 'BUILDING'])),
    constraint item_capacity_not_negative check (capacity_m2 >= 0),
    constraint item_site_exists foreign key (site_id) references item (id)
);
create index item_by_zone on item (zone_code, code);
create index item_by_site on item (site_id);
create index item_by_parcel_number on item (parcel_number);
create index item_by_name on item (name);

comment on table item is 'Sites (parcel polygons) and buildings (footprints) as they stand now; history is in item_revision';
comment on column item.id is 'UUID version 7';
comment on column item.district_code is 'GB/T 2260 district code; the key a city would be sharded by';
comment on column item.kind is 'SITE or BUILDING';
comment on column item.code is 'Code the bureau uses, unique over sites and buildings';
comment on column item.name is 'Name';
comment on column item.parcel_number is 'Parcel number, 16 digits: district 2, street 3, block 4, plot 4, sub-plot 3';
comment on column item.site_code is 'Code of the site a building was declared on';
comment on column item.building_number is 'Number of the building on its site';
comment on column item.declared_zone is 'Zone as written by the surveyor';
comment on column item.declared_street is 'Street or town as written by the surveyor';
comment on column item.address is 'Address';
comment on column item.land_area_m2 is 'Declared land area, square metres';
comment on column item.gross_floor_area_m2 is 'Declared gross floor area, above and below ground, square metres';
comment on column item.above_ground_area_m2 is 'Declared floor area above ground, square metres';
comment on column item.below_ground_area_m2 is 'Declared floor area below ground, square metres';
comment on column item.footprint_area_m2 is 'Declared footprint area, square metres';
comment on column item.rentable_area_m2 is 'Declared rentable area, square metres';
comment on column item.vacant_area_m2 is 'Declared vacant area, square metres';
comment on column item.land_use is 'Present use in words';
comment on column item.land_use_code is 'Code of the present use as written';
comment on column item.right_holder is 'Holder of the land-use right';
comment on column item.actual_user is 'Who uses it';
comment on column item.right_type is 'Type of right';
comment on column item.certificate_number is 'Number of the title certificate';
comment on column item.performance_class is 'A, B, C or D as assessed elsewhere; never computed here';
comment on column item.low_efficiency is 'Listed as low-efficiency land';
comment on column item.disposal_path is 'Intended way of disposal';
comment on column item.floors_above is 'Floors above ground, count';
comment on column item.floors_below is 'Floors below ground, count';
comment on column item.height_m is 'Building height, metres';
comment on column item.first_floor_height_m is 'Height of the first floor, metres';
comment on column item.typical_floor_height_m is 'Height of a typical floor, metres';
comment on column item.first_floor_load_kn_m2 is 'Load of the first floor, kN per square metre';
comment on column item.typical_floor_load_kn_m2 is 'Load of a typical floor, kN per square metre';
comment on column item.structure is 'Structural system';
comment on column item.fire_class is 'Fire resistance class';
comment on column item.goods_lifts is 'Goods lifts, count';
comment on column item.passenger_lifts is 'Passenger lifts, count';
comment on column item.power_kva is 'Power supply, kVA';
comment on column item.year_built is 'Year of completion';
comment on column item.tenants is 'Enterprises in the building, count';
comment on column item.responsible_unit is 'Unit answering for progress';
comment on column item.responsible_person is 'Person answering for progress';
comment on column item.deadline is 'Date the planned area is due';
comment on column item.planned_account is 'Account the planned area shall reach: RESERVE, OPTIMISE or RELEASE';
comment on column item.planned_area_m2 is 'Planned area, square metres';
comment on column item.stage is 'Lifecycle step in words';
comment on column item.problems is 'Open problems';
comment on column item.next_steps is 'Next steps';
comment on column item.information_source is 'Published source of the figures';
comment on column item.remarks is 'Remarks';
comment on column item.site_id is 'Site the building stands on';
comment on column item.footprint is 'Parcel or footprint, lon lat degrees, EPSG:4490; null when not on the map';
comment on column item.measured_area_m2 is 'Geodesic area of the footprint, square metres';
comment on column item.zone_code is 'Zone, or NONE outside every zone, or UNPLACED without footprint';
comment on column item.zone_share is 'Part of the footprint in that zone, 0 to 1';
comment on column item.zone_method is 'How the zone was found';
comment on column item.street_code is 'Street or town code';
comment on column item.capacity_m2 is 'Countable area, square metres; 0 for a site that has buildings';
comment on column item.version is 'Number of revisions, the ETag';
comment on column item.provenance is 'JSON: field to the spreadsheet cell it came from';
comment on column item.attributes is 'JSON: columns of the sheet no field takes';
comment on column item.sample is 'Sample data';
comment on column item.created_at is 'When entered';
comment on column item.changed_at is 'When last changed';

create table item_scope (
    item_id uuid not null,
    scope_code varchar(40) not null,
    district_code varchar(12) default '${districtCode}' not null,
    primary key (item_id, scope_code),
    constraint item_scope_of_item foreign key (item_id) references item (id)
);
create index item_scope_by_scope on item_scope (scope_code, item_id);
comment on table item_scope is 'Named scopes an item belongs to; many per item';
comment on column item_scope.item_id is 'The item';
comment on column item_scope.scope_code is 'The scope';
comment on column item_scope.district_code is 'GB/T 2260 district code';

create table item_revision (
    item_id uuid not null,
    revision bigint not null,
    district_code varchar(12) default '${districtCode}' not null,
    recorded_at timestamp(6) with time zone not null,
    actor varchar(64) not null,
    actor_name varchar(200) not null,
    source_kind varchar(20) not null,
    batch_id uuid,
    file_name varchar(300),
    sheet varchar(100),
    sheet_row integer,
    reason varchar(2000) not null,
    changes text not null,
    document text not null,
    footprint geometry(MultiPolygon, 4490),
    footprint_changed boolean not null,
    primary key (item_id, revision),
    constraint item_revision_of_item foreign key (item_id) references item (id)
);
comment on table item_revision is 'Immutable revisions of items; guarded against change';
comment on column item_revision.item_id is 'The item';
comment on column item_revision.revision is 'Counts from 1';
comment on column item_revision.district_code is 'GB/T 2260 district code';
comment on column item_revision.recorded_at is 'When it was written';
comment on column item_revision.actor is 'User name';
comment on column item_revision.actor_name is 'Name of the person at that time';
comment on column item_revision.source_kind is 'MAP_EDIT, SURVEY or API';
comment on column item_revision.batch_id is 'Import batch';
comment on column item_revision.file_name is 'Workbook';
comment on column item_revision.sheet is 'Sheet';
comment on column item_revision.sheet_row is 'Excel row number';
comment on column item_revision.reason is 'Why';
comment on column item_revision.changes is 'JSON: list of field, before, after';
comment on column item_revision.document is 'JSON: all fields, scopes and attributes after the change';
comment on column item_revision.footprint is 'Footprint after the change, lon lat degrees, EPSG:4490';
comment on column item_revision.footprint_changed is 'Whether this revision changed it';
