-- Who may do what with the log. The roles are made here where that is allowed; else see deploy/database-roles.sql.
-- Run by migrate.ts as the owner at each start, because roles may be made later than the schema.

do $$
declare
  name text;
begin
  foreach name in array array['lienthong_gateway', 'lienthong_projector', 'lienthong_query'] loop
    if not exists (select from pg_roles where rolname = name) then
      continue when not exists (select from pg_roles where rolname = current_user and (rolsuper or rolcreaterole));
      begin
        -- without a password nobody can log in as it
        execute format('create role %I login', name);
        execute format('alter role %I set lock_timeout = %L', name, '30s');
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', name, '60s');
      exception when duplicate_object or unique_violation then
        null; -- another database of this server is being set up too
      end;
    end if;
    execute format('grant usage on schema event_log to %I', name);
    execute format('grant select on event_log.event, event_log.head to %I', name);
  end loop;
  if exists (select from pg_roles where rolname = 'lienthong_gateway') then
    grant execute on function event_log.append(text[], integer[], integer[], text, bytea, text[]) to lienthong_gateway;
  end if;
end
$$;
