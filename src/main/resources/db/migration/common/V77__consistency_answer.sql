-- What people say about a difference between ledger and map. Answers are never changed and silence nothing: the difference stays listed with them.
create table consistency_answer (
    id uuid not null primary key,
    seq bigint generated always as identity,
    district_code varchar(12) default '${districtCode}' not null,
    finding_key varchar(120) not null,
    facts varchar(400) not null,
    reason varchar(2000) not null,
    answered_by varchar(64) not null,
    answered_by_name varchar(200) not null,
    answered_at timestamp(6) with time zone not null,
    constraint consistency_answer_seq_unique unique (seq)
);
create index consistency_answer_by_finding on consistency_answer (finding_key, seq);
comment on table consistency_answer is 'Reasons given for differences between ledger and map; the latest of a finding counts';
comment on column consistency_answer.id is 'UUID version 7';
comment on column consistency_answer.seq is 'Order of answers';
comment on column consistency_answer.district_code is 'GB/T 2260 district code';
comment on column consistency_answer.finding_key is 'The check and the ids of the items it is about';
comment on column consistency_answer.facts is 'What was found when the answer was given; other facts ask again';
comment on column consistency_answer.reason is 'Why the difference is as it should be, or what is done about it';
comment on column consistency_answer.answered_by is 'User name of whoever answered';
comment on column consistency_answer.answered_by_name is 'Name of that person then';
comment on column consistency_answer.answered_at is 'When';
