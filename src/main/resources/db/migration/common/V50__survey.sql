-- Imports of survey workbooks: the file as it came, what was understood, how every row ended, and what was found.
create table import_batch (
    id uuid not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    seq bigint generated always as identity,
    file_name varchar(300) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    round integer not null,
    status varchar(10) not null,
    uploaded_by varchar(64) not null,
    uploaded_by_name varchar(200) not null,
    uploaded_at timestamp(6) with time zone not null,
    applied_by varchar(64),
    applied_by_name varchar(200),
    applied_at timestamp(6) with time zone,
    undone_by varchar(64),
    undone_by_name varchar(200),
    undone_at timestamp(6) with time zone,
    undo_reason varchar(2000),
    reporting_unit varchar(300),
    effective_on date,
    rows_read integer not null,
    rows_new integer not null,
    rows_changed integer not null,
    rows_same integer not null,
    rows_rejected integer not null,
    rows_parked integer not null,
    mapping text not null,
    report text not null,
    digest varchar(64),
    constraint import_batch_seq_unique unique (seq),
    constraint import_batch_status_known check (
        status = any(array['READING', 'READY', 'REFUSED', 'APPLYING', 'APPLIED', 'UNDONE']))
);
create index import_batch_by_hash on import_batch (sha256);
create index import_batch_by_status on import_batch (status);
comment on table import_batch is 'One uploaded workbook and what became of it';
comment on column import_batch.id is 'UUID version 7';
comment on column import_batch.district_code is 'GB/T 2260 district code';
comment on column import_batch.seq is 'Order of arrival';
comment on column import_batch.file_name is 'Name the file came with';
comment on column import_batch.size_bytes is 'Size of the file, bytes';
comment on column import_batch.sha256 is 'Hash of the file, hexadecimal; the same file is the same batch';
comment on column import_batch.round is 'How often the same file was applied and undone before; part of its idempotency keys';
comment on column import_batch.status is 'READING, READY, REFUSED, APPLYING, APPLIED or UNDONE';
comment on column import_batch.uploaded_by is 'User name';
comment on column import_batch.uploaded_by_name is 'Name of the person at that time';
comment on column import_batch.uploaded_at is 'When it was uploaded';
comment on column import_batch.applied_by is 'User name of whoever applied it';
comment on column import_batch.applied_by_name is 'Name of the person at that time';
comment on column import_batch.applied_at is 'When it was applied';
comment on column import_batch.undone_by is 'User name of whoever undid it';
comment on column import_batch.undone_by_name is 'Name of the person at that time';
comment on column import_batch.undone_at is 'When it was undone';
comment on column import_batch.undo_reason is 'Why it was undone';
comment on column import_batch.reporting_unit is 'Unit that reports, as written above the table';
comment on column import_batch.effective_on is 'Day the first table holds for';
comment on column import_batch.rows_read is 'Data rows read';
comment on column import_batch.rows_new is 'Rows that bring something new';
comment on column import_batch.rows_changed is 'Rows that change an item';
comment on column import_batch.rows_same is 'Rows that say what is known';
comment on column import_batch.rows_rejected is 'Rows with an error';
comment on column import_batch.rows_parked is 'Rows that wait for a person';
comment on column import_batch.mapping is 'JSON: what people decided about sheets and columns';
comment on column import_batch.report is 'JSON: what was understood of each sheet, and the area it would move';
comment on column import_batch.digest is 'Hash of outcomes and changes as shown; applying holds to it';

create table import_file_part (
    batch_id uuid not null,
    part integer not null,
    district_code varchar(12) default '${districtCode}' not null,
    content bytea not null,
    primary key (batch_id, part),
    constraint import_file_part_of_batch foreign key (batch_id) references import_batch (id)
);
comment on table import_file_part is 'The uploaded file as it came, in pieces of half a megabyte';
comment on column import_file_part.batch_id is 'The batch';
comment on column import_file_part.part is 'Counts from 0';
comment on column import_file_part.district_code is 'GB/T 2260 district code';
comment on column import_file_part.content is 'Bytes';

create table import_row (
    batch_id uuid not null,
    seq integer not null,
    district_code varchar(12) default '${districtCode}' not null,
    sheet varchar(100) not null,
    sheet_row integer not null,
    kind varchar(10) not null,
    outcome varchar(10) not null,
    item_code varchar(2000) not null,
    item_name varchar(2000) not null,
    item_id uuid,
    item_version bigint not null,
    effective_on date,
    matched_by varchar(20),
    changes text not null,
    lon double precision,
    lat double precision,
    primary key (batch_id, seq),
    constraint import_row_of_batch foreign key (batch_id) references import_batch (id),
    constraint import_row_outcome_known check (outcome = any(array['NEW', 'CHANGED', 'SAME', 'REJECTED', 'PARKED']))
);
create index import_row_by_outcome on import_row (batch_id, outcome, seq);
comment on table import_row is 'Every data row of a batch and how it ended';
comment on column import_row.batch_id is 'The batch';
comment on column import_row.seq is 'Counts from 1 over all sheets';
comment on column import_row.district_code is 'GB/T 2260 district code';
comment on column import_row.sheet is 'Sheet';
comment on column import_row.sheet_row is 'Excel row number';
comment on column import_row.kind is 'SITE, BUILDING or POSTING';
comment on column import_row.outcome is 'NEW, CHANGED, SAME, REJECTED or PARKED';
comment on column import_row.item_code is 'Code of the item it is about';
comment on column import_row.item_name is 'Name of the item it is about';
comment on column import_row.item_id is 'The item, once there is one';
comment on column import_row.item_version is 'Version of the item once the row is applied; 0 when it changes none';
comment on column import_row.effective_on is 'Day its values hold from';
comment on column import_row.matched_by is 'How the item was found';
comment on column import_row.changes is 'JSON: field, before, after, cell, raw text';
comment on column import_row.lon is 'Longitude of a point of the item, degrees';
comment on column import_row.lat is 'Latitude of a point of the item, degrees';

create table import_finding (
    batch_id uuid not null,
    seq integer not null,
    district_code varchar(12) default '${districtCode}' not null,
    row_seq integer,
    code varchar(80) not null,
    severity varchar(10) not null,
    finding text not null,
    primary key (batch_id, seq),
    constraint import_finding_of_batch foreign key (batch_id) references import_batch (id)
);
create index import_finding_by_row on import_finding (batch_id, row_seq);
create index import_finding_by_code on import_finding (batch_id, code);
comment on table import_finding is 'What was found in a batch';
comment on column import_finding.batch_id is 'The batch';
comment on column import_finding.seq is 'Order in which they are told';
comment on column import_finding.district_code is 'GB/T 2260 district code';
comment on column import_finding.row_seq is 'Row it belongs to; null for the file or a sheet';
comment on column import_finding.code is 'Code of the finding';
comment on column import_finding.severity is 'ERROR, WARNING, QUESTION or INFO';
comment on column import_finding.finding is 'JSON: place and arguments';

create table import_progress (
    batch_id uuid not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    phase varchar(10) not null,
    done integer not null,
    total integer not null
);
comment on table import_progress is 'How far a running import is; written apart from its transaction so that others can see it, hence without a reference to the batch, whose row is held meanwhile';
comment on column import_progress.batch_id is 'The batch';
comment on column import_progress.district_code is 'GB/T 2260 district code';
comment on column import_progress.phase is 'READ, CHECK or APPLY';
comment on column import_progress.done is 'Rows done';
comment on column import_progress.total is 'Rows in all';
