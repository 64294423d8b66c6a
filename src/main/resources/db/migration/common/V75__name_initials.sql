-- A name can be looked for by the first letters of its syllables: sbgx finds 市北高新.
alter table item add column name_initials varchar(200);
comment on column item.name_initials is 'First pinyin letters of the name, lower case, other letters and digits as they are; filled when the record is written';
