-- An item that leaves the registers keeps its row, because postings and revisions point to it.
alter table item add column retired_at timestamp(6) with time zone;
alter table item alter column code set data type varchar(100);
comment on column item.retired_at is 'When it left the registers; null while it is in them. Its code then ends in ~ and eight digits of its id';
