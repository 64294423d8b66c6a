-- How careful sign-in is, once the security administrator changed it; and who is being slowed down.
create table account_policy (
    id integer not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    password_length integer not null,
    password_classes integer not null,
    passwords_remembered integer not null,
    password_max_age_days integer not null,
    failures integer not null,
    lock_minutes integer not null,
    idle_minutes integer not null,
    absolute_hours integer not null,
    address_failures integer not null,
    second_factor_roles varchar(200) not null,
    other_zones varchar(10) not null,
    version bigint not null,
    changed_at timestamp(6) with time zone not null,
    changed_by varchar(64) not null,
    constraint account_policy_one check (id = 1),
    constraint account_policy_other_zones_known check (other_zones = any(array['READ', 'HIDDEN']))
);
comment on table account_policy is 'Rules of sign-in and sight; one row, none while they are as delivered';
comment on column account_policy.id is 'Always 1';
comment on column account_policy.district_code is 'GB/T 2260 district code';
comment on column account_policy.password_length is 'Fewest characters of a password';
comment on column account_policy.password_classes is 'Fewest classes of characters of a password, of 4';
comment on column account_policy.passwords_remembered is 'Passwords that may not come back, the present one included';
comment on column account_policy.password_max_age_days is 'Days after which a password must be changed';
comment on column account_policy.failures is 'Wrong passwords in a row that lock an account';
comment on column account_policy.lock_minutes is 'Minutes it stays locked';
comment on column account_policy.idle_minutes is 'Minutes without a request that end a session';
comment on column account_policy.absolute_hours is 'Hours after which a session ends whatever happens';
comment on column account_policy.address_failures is 'Failures from one address after which it has to wait';
comment on column account_policy.second_factor_roles is 'Roles that need a second factor, separated by spaces';
comment on column account_policy.other_zones is 'What people of some zones see of the others: READ or HIDDEN';
comment on column account_policy.version is 'Counts changes from 1';
comment on column account_policy.changed_at is 'When it was changed last';
comment on column account_policy.changed_by is 'User name of who changed it last';

create table sign_in_address (
    address varchar(64) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    failures bigint not null,
    last_failure_at timestamp(6) with time zone not null
);
comment on table sign_in_address is 'Network addresses that failed to sign in lately';
comment on column sign_in_address.address is 'The address';
comment on column sign_in_address.district_code is 'GB/T 2260 district code';
comment on column sign_in_address.failures is 'Failures without half an hour between them';
comment on column sign_in_address.last_failure_at is 'When the last one was';
