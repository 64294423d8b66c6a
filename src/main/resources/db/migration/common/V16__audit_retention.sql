-- Where the record of deeds begins after old rows were let go.
create table audit_anchor (
    last_seq bigint not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    last_hash varchar(64) not null,
    purged_at timestamp(6) with time zone not null
);
comment on table audit_anchor is 'Purges of audit_row; a row of the chain tells of each, action audit.purge';
comment on column audit_anchor.last_seq is 'The last row that went';
comment on column audit_anchor.district_code is 'GB/T 2260 district code';
comment on column audit_anchor.last_hash is 'Its hash, which the next row holds as previous_hash';
comment on column audit_anchor.purged_at is 'When it went';
