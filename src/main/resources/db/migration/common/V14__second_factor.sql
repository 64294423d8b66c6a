-- Second factors: time-based codes after RFC 6238, and recovery codes.
create table second_factor (
    username varchar(64) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    secret varchar(200),
    pending varchar(200),
    confirmed_at timestamp(6) with time zone,
    last_step bigint not null,
    constraint second_factor_of_account foreign key (username) references account (username)
);
comment on table second_factor is 'Secrets shared with authenticator apps';
comment on column second_factor.username is 'The account';
comment on column second_factor.district_code is 'GB/T 2260 district code';
comment on column second_factor.secret is 'The secret in use, sealed; null before the first was confirmed';
comment on column second_factor.pending is 'A secret that waits for its first code, sealed';
comment on column second_factor.confirmed_at is 'When the secret in use was confirmed';
comment on column second_factor.last_step is 'Time step (30 s since 1970) of the last code used; no code is good twice';

create table recovery_code (
    username varchar(64) not null,
    fingerprint varchar(64) not null,
    district_code varchar(12) default '${districtCode}' not null,
    primary key (username, fingerprint),
    constraint recovery_code_of_account foreign key (username) references account (username)
);
comment on table recovery_code is 'Recovery codes not used yet; a used one is deleted';
comment on column recovery_code.username is 'The account';
comment on column recovery_code.fingerprint is 'SHA-256 of the code, hexadecimal';
comment on column recovery_code.district_code is 'GB/T 2260 district code';
