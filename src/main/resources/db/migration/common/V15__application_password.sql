-- Passwords for programs that sign in with HTTP Basic.
create table application_password (
    id uuid not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    username varchar(64) not null,
    name varchar(120) not null,
    fingerprint varchar(64) not null,
    created_at timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone,
    constraint application_password_of_account foreign key (username) references account (username),
    constraint application_password_unique unique (fingerprint)
);
create index application_password_by_account on application_password (username);
comment on table application_password is 'Passwords for programs; revoked ones stay';
comment on column application_password.id is 'Key';
comment on column application_password.district_code is 'GB/T 2260 district code';
comment on column application_password.username is 'The account that gave it';
comment on column application_password.name is 'What it is for, in the owner''s words';
comment on column application_password.fingerprint is 'SHA-256 of the password, hexadecimal';
comment on column application_password.created_at is 'When it was made';
comment on column application_password.last_used_at is 'When it was used last, to the minute';
comment on column application_password.revoked_at is 'When it was taken back; null while it is good';
