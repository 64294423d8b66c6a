-- What people answer about a batch, what is remembered for the next one of the same unit, and what a unit last stated about an item.
create table import_answer (
    batch_id uuid not null,
    subject varchar(64) not null,
    district_code varchar(12) default '${districtCode}' not null,
    code varchar(80) not null,
    answer varchar(200) not null,
    answered_by varchar(64) not null,
    answered_by_name varchar(200) not null,
    answered_at timestamp(6) with time zone not null,
    primary key (batch_id, subject),
    constraint import_answer_of_batch foreign key (batch_id) references import_batch (id)
);
comment on table import_answer is 'What a person answered to a question or warning of a batch';
comment on column import_answer.batch_id is 'The batch';
comment on column import_answer.subject is 'F and the id of one finding, K and the hash of a kind of finding, or R and the hash of a row';
comment on column import_answer.district_code is 'GB/T 2260 district code';
comment on column import_answer.code is 'Code of the finding; empty for a row';
comment on column import_answer.answer is 'ACCEPT, EMPTY, FIRST, SECOND, SCALED, OURS, THEIRS, BASE, NEW, ITEM: and a code, LEAVE_OUT';
comment on column import_answer.answered_by is 'User name';
comment on column import_answer.answered_by_name is 'Name of the person at that time';
comment on column import_answer.answered_at is 'When it was answered';

create table survey_answer (
    reporting_unit varchar(300) not null,
    subject varchar(64) not null,
    district_code varchar(12) default '${districtCode}' not null,
    code varchar(80) not null,
    answer varchar(200) not null,
    answered_by varchar(64) not null,
    answered_by_name varchar(200) not null,
    answered_at timestamp(6) with time zone not null,
    batch_id uuid not null,
    primary key (reporting_unit, subject)
);
comment on table survey_answer is 'Answers remembered for the next workbook of a unit';
comment on column survey_answer.reporting_unit is 'Unit that reports, without blanks';
comment on column survey_answer.subject is 'As in import_answer';
comment on column survey_answer.district_code is 'GB/T 2260 district code';
comment on column survey_answer.code is 'Code of the finding';
comment on column survey_answer.answer is 'As in import_answer';
comment on column survey_answer.answered_by is 'User name';
comment on column survey_answer.answered_by_name is 'Name of the person at that time';
comment on column survey_answer.answered_at is 'When it was answered';
comment on column survey_answer.batch_id is 'Batch it was answered for';

create table survey_mapping (
    reporting_unit varchar(300) not null,
    fingerprint varchar(64) not null,
    district_code varchar(12) default '${districtCode}' not null,
    choice text not null,
    chosen_by varchar(64) not null,
    chosen_by_name varchar(200) not null,
    chosen_at timestamp(6) with time zone not null,
    primary key (reporting_unit, fingerprint)
);
comment on table survey_mapping is 'Corrections of columns remembered for the next table of a unit with the same headings';
comment on column survey_mapping.reporting_unit is 'Unit that reports, without blanks';
comment on column survey_mapping.fingerprint is 'Hash of the kind and headings of the table';
comment on column survey_mapping.district_code is 'GB/T 2260 district code';
comment on column survey_mapping.choice is 'JSON: columns, fields and units';
comment on column survey_mapping.chosen_by is 'User name';
comment on column survey_mapping.chosen_by_name is 'Name of the person at that time';
comment on column survey_mapping.chosen_at is 'When it was chosen';

create table survey_statement (
    batch_id uuid not null,
    item_id uuid not null,
    district_code varchar(12) default '${districtCode}' not null,
    reporting_unit varchar(300) not null,
    stated text not null,
    primary key (batch_id, item_id),
    constraint survey_statement_of_batch foreign key (batch_id) references import_batch (id)
);
create index survey_statement_by_item on survey_statement (item_id);
comment on table survey_statement is 'What a workbook stated about an item: the base of the next three-way difference of the same unit';
comment on column survey_statement.batch_id is 'The batch; only those of applied batches count';
comment on column survey_statement.item_id is 'The item';
comment on column survey_statement.district_code is 'GB/T 2260 district code';
comment on column survey_statement.reporting_unit is 'Unit that reported, without blanks';
comment on column survey_statement.stated is 'JSON: field to value in the stored unit';

alter table import_finding add column kind varchar(64) default '' not null;
alter table import_finding add column answer varchar(200);
comment on column import_finding.kind is 'Hash of the kind: findings of one kind are answered by one answer';
comment on column import_finding.answer is 'What a person answered; null while it is open';

alter table import_progress add column cancel boolean default false not null;
comment on column import_progress.cancel is 'A person asked to stop; looked at between steps';
alter table import_progress add column cancel_by varchar(200);
comment on column import_progress.cancel_by is 'Name of that person';
