-- Who may sign in, and as what.
create table account (
    username varchar(64) not null,
    district_code varchar(12) default '${districtCode}' not null,
    display_name varchar(200) not null,
    password_hash varchar(200) not null,
    must_change_password boolean not null,
    password_changed_at timestamp(6) with time zone not null,
    enabled boolean not null,
    failures integer not null,
    locked_until timestamp(6) with time zone,
    last_sign_in timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    version bigint not null,
    constraint account_username_unique primary key (username)
);
comment on table account is 'People who may sign in';
comment on column account.username is 'User name, lower case';
comment on column account.district_code is 'GB/T 2260 district code';
comment on column account.display_name is 'Name of the person';
comment on column account.password_hash is 'bcrypt hash';
comment on column account.must_change_password is 'The password was given, not chosen';
comment on column account.password_changed_at is 'When the password was set';
comment on column account.enabled is 'May sign in';
comment on column account.failures is 'Wrong passwords since the last right one';
comment on column account.locked_until is 'No sign-in before this instant';
comment on column account.last_sign_in is 'Last sign-in';
comment on column account.created_at is 'When it was made';
comment on column account.version is 'Counts changes from 1';

create table account_role (
    username varchar(64) not null,
    role varchar(20) not null,
    district_code varchar(12) default '${districtCode}' not null,
    primary key (username, role),
    constraint account_role_of_account foreign key (username) references account (username)
);
comment on table account_role is 'Roles of an account';
comment on column account_role.username is 'The account';
comment on column account_role.role is 'Role';
comment on column account_role.district_code is 'GB/T 2260 district code';

create table account_zone (
    username varchar(64) not null,
    zone_code varchar(20) not null,
    district_code varchar(12) default '${districtCode}' not null,
    primary key (username, zone_code),
    constraint account_zone_of_account foreign key (username) references account (username)
);
comment on table account_zone is 'Zones an account answers for; none means the whole district';
comment on column account_zone.username is 'The account';
comment on column account_zone.zone_code is 'Zone';
comment on column account_zone.district_code is 'GB/T 2260 district code';

create table old_password (
    username varchar(64) not null,
    changed_at timestamp(6) with time zone not null,
    district_code varchar(12) default '${districtCode}' not null,
    password_hash varchar(200) not null,
    primary key (username, changed_at),
    constraint old_password_of_account foreign key (username) references account (username)
);
comment on table old_password is 'Hashes of earlier passwords, so that one is not used again soon';
comment on column old_password.username is 'The account';
comment on column old_password.changed_at is 'When it was given up';
comment on column old_password.district_code is 'GB/T 2260 district code';
comment on column old_password.password_hash is 'bcrypt hash';
