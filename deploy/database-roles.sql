-- The roles of the hub in PostgreSQL, where its applications are processes of their own. Run as an administrator in the
-- hub's database, before the first `lienthong migrate`; it may be run again. A role without a password cannot log in: see
-- database-passwords.sql.
--
--   role                 log (schema event_log)        read models (read_model)       keys and secrets (control)
--   lienthong_owner      owns                          may do what the projector may  owns
--   lienthong_gateway    reads; appends, by executing  reads who leads a task and     reads, makes and revokes keys;
--                        event_log.append only         what waits in quarantine       reads the secret of pseudonyms
--   lienthong_projector  reads                         owns                           nothing
--   lienthong_query      reads                         reads                          reads keys, and the secret of cursors
--
-- `lienthong migrate` grants these rights, as the owner (libs/event-log/src/postgres/roles.sql and
-- libs/read-models/src/rights.sql). test/integration/database-roles.test.ts compares what PostgreSQL says of them with a table.
--
-- Nobody can change or delete what is in the log: rights are not granted, and a trigger refuses it even to the owner.
-- Breaking the glass is an act of the owner alone:
--   alter table event_log.event disable trigger append_only;
--
-- fsync, full_page_writes and synchronous_commit must be on, for the server and for lienthong_gateway: else the log takes
-- nothing and the gateway is not ready (unsafe-settings). Make the cluster with --data-checksums.

do $$
declare
  name text;
begin
  foreach name in array array['lienthong_owner', 'lienthong_gateway', 'lienthong_projector', 'lienthong_query'] loop
    if to_regrole(name) is null then
      execute format('create role %I login', name);
    end if;
    execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls', name);
    execute format('alter role %I set search_path = public', name);
    execute format('alter role %I set lock_timeout = %L', name, '30s');
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', name, '60s');
    execute format('grant connect on database %I to %I', current_database(), name);
  end loop;
  execute format('revoke all on database %I from public', current_database());
  execute format('alter database %I owner to lienthong_owner', current_database());
end
$$;

-- The owner migrates what the projector owns.
grant lienthong_projector to lienthong_owner;

revoke create on schema public from public;
