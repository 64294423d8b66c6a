-- Evidence: files that prove a posting, kept in the database, and what each target asks for.
create table evidence_file (
    id uuid not null primary key,
    seq bigint generated always as identity,
    district_code varchar(12) default '${districtCode}' not null,
    posting_id uuid not null,
    kind varchar(30) not null,
    file_name varchar(200) not null,
    media_type varchar(100) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    content bytea not null,
    attached_by varchar(64) not null,
    attached_by_name varchar(200) not null,
    attached_at timestamp(6) with time zone not null,
    constraint evidence_file_seq_unique unique (seq),
    constraint evidence_file_once unique (posting_id, sha256),
    constraint evidence_file_of_posting foreign key (posting_id) references area_posting (id),
    constraint evidence_file_size check (size_bytes > 0)
);
comment on table evidence_file is 'Files that prove a posting; rows are never updated or deleted';
comment on column evidence_file.id is 'UUID version 7';
comment on column evidence_file.seq is 'Order of attaching';
comment on column evidence_file.district_code is 'GB/T 2260 district code';
comment on column evidence_file.posting_id is 'The posting';
comment on column evidence_file.kind is 'Type of evidence, as in area_posting.evidence_kind';
comment on column evidence_file.file_name is 'Name of the file as it was sent, without folders';
comment on column evidence_file.media_type is 'Type as recognised from the content';
comment on column evidence_file.size_bytes is 'Bytes';
comment on column evidence_file.sha256 is 'SHA-256 of the content, hexadecimal';
comment on column evidence_file.content is 'The file';
comment on column evidence_file.attached_by is 'User name';
comment on column evidence_file.attached_by_name is 'Name of the person at that time';
comment on column evidence_file.attached_at is 'Instant';

create table evidence_rule (
    target_code varchar(40) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    kinds varchar(300) not null,
    file_required boolean not null,
    reason varchar(2000) not null,
    changed_by_name varchar(200) not null,
    changed_at timestamp(6) with time zone not null,
    version bigint not null
);
comment on table evidence_rule is 'What area needs to count under a target, where the bureau decided otherwise than assumed';
comment on column evidence_rule.target_code is 'The target';
comment on column evidence_rule.district_code is 'GB/T 2260 district code';
comment on column evidence_rule.kinds is 'Types of evidence that are accepted, separated by spaces; empty when none is needed';
comment on column evidence_rule.file_required is 'Whether a file must be attached, not only named';
comment on column evidence_rule.reason is 'Why it was set so';
comment on column evidence_rule.changed_by_name is 'Who set it';
comment on column evidence_rule.changed_at is 'When';
comment on column evidence_rule.version is 'Counts changes from 1';
