-- Streets an account answers for, and rights somebody proposed and nobody has granted yet.
create table account_street (
    username varchar(64) not null,
    street_code varchar(20) not null,
    district_code varchar(12) default '${districtCode}' not null,
    primary key (username, street_code),
    constraint account_street_of_account foreign key (username) references account (username)
);
comment on table account_street is 'Streets an account answers for; none means no limit by streets';
comment on column account_street.username is 'The account';
comment on column account_street.street_code is 'Street';
comment on column account_street.district_code is 'GB/T 2260 district code';

create table account_proposal (
    username varchar(64) not null primary key,
    district_code varchar(12) default '${districtCode}' not null,
    roles varchar(200) not null,
    zones varchar(2000) not null,
    streets varchar(2000) not null,
    constraint account_proposal_of_account foreign key (username) references account (username)
);
comment on table account_proposal is 'Rights the system administrator proposes for an account; the security administrator grants';
comment on column account_proposal.username is 'The account';
comment on column account_proposal.district_code is 'GB/T 2260 district code';
comment on column account_proposal.roles is 'Roles, separated by spaces';
comment on column account_proposal.zones is 'Zone codes, separated by spaces';
comment on column account_proposal.streets is 'Street codes, separated by spaces';
