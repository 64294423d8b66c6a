-- Numbers in the order of recording, as postings have them: so that readers who keep something in memory can ask what is new.
alter table item_revision add column seq bigint generated always as identity;
alter table item_revision add constraint item_revision_seq_unique unique (seq);
comment on column item_revision.seq is 'Order of recording';

alter table posting_decision add column seq bigint generated always as identity;
alter table posting_decision add constraint posting_decision_seq_unique unique (seq);
comment on column posting_decision.seq is 'Order of recording';
