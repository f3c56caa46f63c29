-- The roles of the hub in PostgreSQL, for a server whose owner of the hub's database may not make roles itself.
-- Run once as an administrator; the hub grants the rights at each of its starts (libs/event-log/src/postgres/roles.sql,
-- and read-models for its own schemas). A role without a password cannot log in: give each its own with \password.
--
--   role                 log (schema event_log)
--   lienthong_gateway    reads; appends, by executing event_log.append and in no other way
--   lienthong_projector  reads
--   lienthong_query      reads
--
-- Nobody can change or delete what is in the log: rights are not granted, and a trigger refuses it even to the owner.
-- Breaking the glass is an act of the owner alone:
--   alter table event_log.event disable trigger append_only;
--
-- fsync, full_page_writes and synchronous_commit must be on, for the server and for lienthong_gateway: else the log takes
-- nothing and the gateway is not ready (unsafe-settings). Make the cluster with --data-checksums.

create role lienthong_gateway login;
create role lienthong_projector login;
create role lienthong_query login;

alter role lienthong_gateway set lock_timeout = '30s';
alter role lienthong_projector set lock_timeout = '30s';
alter role lienthong_query set lock_timeout = '30s';

alter role lienthong_gateway set idle_in_transaction_session_timeout = '60s';
alter role lienthong_projector set idle_in_transaction_session_timeout = '60s';
alter role lienthong_query set idle_in_transaction_session_timeout = '60s';
