-- Sessions end at once when a password is changed or reset, or the account is disabled.
alter table account add column sessions_from timestamp(6) with time zone;
comment on column account.sessions_from is 'Sessions opened before this instant are over; null when none was ended early';
comment on column spring_session.primary_id is 'Key';
comment on column spring_session.session_id is 'What the cookie says';
comment on column spring_session.creation_time is 'When it was opened, milliseconds since 1970';
comment on column spring_session.last_access_time is 'Last request, milliseconds since 1970';
comment on column spring_session.max_inactive_interval is 'Seconds without a request after which it is over';
comment on column spring_session.expiry_time is 'When it is over if no request comes, milliseconds since 1970';
comment on column spring_session.principal_name is 'User name';
comment on column spring_session_attributes.session_primary_id is 'The session';
comment on column spring_session_attributes.attribute_name is 'What is remembered';
comment on column spring_session_attributes.attribute_bytes is 'Its value, serialised';
