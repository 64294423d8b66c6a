-- Which items took the place of which: one row for each pair of a split or a merge. Rows are never changed.
create table item_lineage (
    parent_id uuid not null,
    child_id uuid not null,
    district_code varchar(12) default '${districtCode}' not null,
    kind varchar(8) not null,
    ground_share numeric(9, 8) not null,
    reason varchar(2000) not null,
    recorded_at timestamp(6) with time zone not null,
    actor varchar(64) not null,
    actor_name varchar(200) not null,
    constraint item_lineage_pk primary key (parent_id, child_id),
    constraint item_lineage_parent_exists foreign key (parent_id) references item (id),
    constraint item_lineage_child_exists foreign key (child_id) references item (id),
    constraint item_lineage_kind check (kind = any(array['SPLIT', 'MERGE'])),
    constraint item_lineage_share check (ground_share >= 0 and ground_share <= 1)
);
create index item_lineage_by_child on item_lineage (child_id);
comment on table item_lineage is 'Which items took the place of which';
comment on column item_lineage.parent_id is 'The item that left the registers';
comment on column item_lineage.child_id is 'The item that took its place, or a part of it';
comment on column item_lineage.district_code is 'GB/T 2260 district code';
comment on column item_lineage.kind is 'SPLIT one into several, MERGE several into one';
comment on column item_lineage.ground_share is 'Split: part of the ground of the parent that the child has; merge: part of the ground of the child that was the parent''s; 0 to 1';
comment on column item_lineage.reason is 'Why, in the words of whoever did it';
comment on column item_lineage.recorded_at is 'When';
comment on column item_lineage.actor is 'User name of whoever did it';
comment on column item_lineage.actor_name is 'Name of that person then';
