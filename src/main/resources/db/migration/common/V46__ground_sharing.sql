-- Ground two counted items both claim: people say once, with a reason, whose it is in which parts. Statements are never changed.
create table ground_sharing (
    id uuid not null primary key,
    seq bigint generated always as identity,
    district_code varchar(12) default '${districtCode}' not null,
    first_item_id uuid not null,
    second_item_id uuid not null,
    first_share numeric(7, 6),
    second_share numeric(7, 6),
    shared_m2 numeric(14, 2) not null,
    reason varchar(2000) not null,
    stated_by varchar(64) not null,
    stated_by_name varchar(200) not null,
    stated_at timestamp(6) with time zone not null,
    constraint ground_sharing_seq_unique unique (seq),
    constraint ground_sharing_first_exists foreign key (first_item_id) references item (id),
    constraint ground_sharing_second_exists foreign key (second_item_id) references item (id),
    constraint ground_sharing_of_two check (first_item_id <> second_item_id),
    constraint ground_sharing_whole check (
        (first_share is null and second_share is null)
        or (first_share >= 0 and second_share >= 0 and first_share + second_share = 1))
);
create index ground_sharing_by_pair on ground_sharing (first_item_id, second_item_id, seq);
comment on table ground_sharing is 'Statements about ground that two items share; the latest of a pair counts';
comment on column ground_sharing.id is 'UUID version 7';
comment on column ground_sharing.seq is 'Order of statements';
comment on column ground_sharing.district_code is 'GB/T 2260 district code';
comment on column ground_sharing.first_item_id is 'The item with the smaller id';
comment on column ground_sharing.second_item_id is 'The other one';
comment on column ground_sharing.first_share is 'Part of the shared ground that is the first item''s, 0 to 1; null when the statement is withdrawn';
comment on column ground_sharing.second_share is 'The rest, so that both are 1';
comment on column ground_sharing.shared_m2 is 'Shared ground when it was stated, geodesic square metres; more of it voids the statement';
comment on column ground_sharing.reason is 'Why it is shared so, or why that was withdrawn';
comment on column ground_sharing.stated_by is 'User name';
comment on column ground_sharing.stated_by_name is 'Name of the person at that time';
comment on column ground_sharing.stated_at is 'Instant';
