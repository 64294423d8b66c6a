-- The record of deeds: append-only and chained, so that a row changed, removed or added later shows.
create table audit_row (
    seq bigint not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    at timestamp(6) with time zone not null,
    actor varchar(64) not null,
    actor_name varchar(200) not null,
    address varchar(64) not null,
    action varchar(80) not null,
    subject varchar(400) not null,
    result varchar(10) not null,
    detail text not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    constraint audit_result_known check (result = any(array['DONE', 'REFUSED']))
);
create index audit_row_by_actor on audit_row (actor, seq);
create index audit_row_by_action on audit_row (action, seq);
create index audit_row_by_time on audit_row (at, seq);
comment on table audit_row is 'Who did what; rows are never updated or deleted';
comment on column audit_row.seq is 'Place in the chain, from 1 without gaps';
comment on column audit_row.district_code is 'GB/T 2260 district code';
comment on column audit_row.at is 'When';
comment on column audit_row.actor is 'User name';
comment on column audit_row.actor_name is 'Name of the person at that time';
comment on column audit_row.address is 'Network address the request came from; empty for the system';
comment on column audit_row.action is 'Deed, noun.verb';
comment on column audit_row.subject is 'What it was done to';
comment on column audit_row.result is 'DONE or REFUSED';
comment on column audit_row.detail is 'JSON: a few plain values';
comment on column audit_row.previous_hash is 'Hash of the row before';
comment on column audit_row.hash is 'SHA-256 over the row and the hash before, hexadecimal';

create table audit_head (
    id integer not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    seq bigint not null,
    hash varchar(64) not null
);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
comment on table audit_head is 'End of the chain; one row, locked while a deed is written';
comment on column audit_head.id is 'Always 1';
comment on column audit_head.district_code is 'GB/T 2260 district code';
comment on column audit_head.seq is 'Number of rows';
comment on column audit_head.hash is 'Hash of the last row';
