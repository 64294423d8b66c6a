-- The area journal: double entry, append-only. What a checker decides is a row of its own, so that nothing is ever updated.
create table area_posting (
    id uuid not null primary key,
    seq bigint generated always as identity,
    district_code varchar(12) default '${districtCode}' not null,
    item_id uuid not null,
    kind varchar(10) not null,
    from_account varchar(12) not null,
    to_account varchar(12) not null,
    area_m2 numeric(14, 2) not null,
    effective_on date not null,
    recorded_at timestamp(6) with time zone not null,
    reporting_month varchar(7) not null,
    reason varchar(2000) not null,
    evidence_kind varchar(30),
    evidence_ref varchar(400),
    maker varchar(64) not null,
    maker_name varchar(200) not null,
    batch_id uuid,
    file_name varchar(300),
    sheet varchar(100),
    cell varchar(20),
    raw_text varchar(400),
    corrects_id uuid,
    idempotency_key varchar(120) not null,
    constraint area_posting_seq_unique unique (seq),
    constraint area_posting_key_unique unique (idempotency_key),
    constraint area_posting_positive check (area_m2 > 0),
    constraint area_posting_moves check (from_account <> to_account),
    constraint area_posting_accounts_known check (
        from_account = any(array['ORIGIN', 'UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'])
        and to_account = any(array['ORIGIN', 'UNCOUNTED', 'RESERVE', 'OPTIMISE', 'RELEASE'])),
    constraint area_posting_kind_known check (kind = any(array['CAPACITY', 'MOVEMENT', 'REVERSAL'])),
    constraint area_posting_of_item foreign key (item_id) references item (id),
    constraint area_posting_corrects foreign key (corrects_id) references area_posting (id)
);
create index area_posting_by_item on area_posting (item_id, effective_on, seq);
create index area_posting_by_effective on area_posting (effective_on, seq);
create index area_posting_by_corrected on area_posting (corrects_id);
create index area_posting_by_batch on area_posting (batch_id);

comment on table area_posting is 'Movements of countable area between accounts; rows are never updated or deleted';
comment on column area_posting.id is 'UUID version 7';
comment on column area_posting.seq is 'Order of recording';
comment on column area_posting.district_code is 'GB/T 2260 district code';
comment on column area_posting.item_id is 'Site or building whose area moves';
comment on column area_posting.kind is 'CAPACITY (registering or change of capacity), MOVEMENT, or REVERSAL (compensates corrects_id)';
comment on column area_posting.from_account is 'Account the area leaves';
comment on column area_posting.to_account is 'Account the area enters';
comment on column area_posting.area_m2 is 'Area moved, square metres, above zero';
comment on column area_posting.effective_on is 'Day on which it happened';
comment on column area_posting.recorded_at is 'Instant at which we learned it';
comment on column area_posting.reporting_month is 'Month in which it is reported, yyyy-MM';
comment on column area_posting.reason is 'Why';
comment on column area_posting.evidence_kind is 'Type of evidence';
comment on column area_posting.evidence_ref is 'Number or name of the document';
comment on column area_posting.maker is 'User name of the maker';
comment on column area_posting.maker_name is 'Name of the maker at that time';
comment on column area_posting.batch_id is 'Import batch';
comment on column area_posting.file_name is 'Workbook';
comment on column area_posting.sheet is 'Sheet';
comment on column area_posting.cell is 'Excel address of the area';
comment on column area_posting.raw_text is 'Text of that cell';
comment on column area_posting.corrects_id is 'Posting this one compensates';
comment on column area_posting.idempotency_key is 'The same request has one effect';

create table posting_decision (
    posting_id uuid not null,
    district_code varchar(12) default '${districtCode}' not null,
    decision varchar(10) not null,
    checker varchar(64) not null,
    checker_name varchar(200) not null,
    decided_at timestamp(6) with time zone not null,
    reason varchar(2000) not null,
    constraint posting_decision_once primary key (posting_id),
    constraint posting_decision_of_posting foreign key (posting_id) references area_posting (id),
    constraint posting_decision_known check (decision = any(array['CONFIRMED', 'REJECTED']))
);
comment on table posting_decision is 'What another person decided about a posting; at most one decision, never changed';
comment on column posting_decision.posting_id is 'The posting';
comment on column posting_decision.district_code is 'GB/T 2260 district code';
comment on column posting_decision.decision is 'CONFIRMED or REJECTED';
comment on column posting_decision.checker is 'User name of the checker';
comment on column posting_decision.checker_name is 'Name of the checker at that time';
comment on column posting_decision.decided_at is 'Instant of the decision';
comment on column posting_decision.reason is 'Why it was rejected; empty for a confirmation';
