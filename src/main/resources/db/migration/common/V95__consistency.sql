-- What people say about findings of the consistency checks. Findings themselves are computed, never stored; statements are never changed.
create table consistency_answer (
    id uuid not null primary key,
    seq bigint generated always as identity,
    district_code varchar(12) default '${districtCode}' not null,
    finding_id varchar(16) not null,
    check_code varchar(60) not null,
    subject varchar(250) not null,
    facts_mark varchar(16) not null,
    facts text not null,
    reason varchar(2000) not null,
    withdrawn boolean not null,
    stated_by varchar(64) not null,
    stated_by_name varchar(200) not null,
    stated_at timestamp(6) with time zone not null,
    constraint consistency_answer_seq_unique unique (seq)
);
create index consistency_answer_by_finding on consistency_answer (finding_id, seq);
comment on table consistency_answer is 'Why a finding of the consistency checks is right as it is; the latest of a finding counts';
comment on column consistency_answer.id is 'UUID version 7';
comment on column consistency_answer.seq is 'Order of statements';
comment on column consistency_answer.district_code is 'GB/T 2260 district code';
comment on column consistency_answer.finding_id is 'The finding: digest of check and items';
comment on column consistency_answer.check_code is 'The check';
comment on column consistency_answer.subject is 'Codes of the items when it was said';
comment on column consistency_answer.facts_mark is 'Digest of the facts when it was said; other facts void the answer';
comment on column consistency_answer.facts is 'Those facts in words and figures';
comment on column consistency_answer.reason is 'Why it is right, or why that was withdrawn';
comment on column consistency_answer.withdrawn is 'Takes back what was said before';
comment on column consistency_answer.stated_by is 'User name';
comment on column consistency_answer.stated_by_name is 'Name of the person at that time';
comment on column consistency_answer.stated_at is 'Instant';
