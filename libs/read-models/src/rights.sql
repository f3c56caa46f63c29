-- Who may do what with the read models and what the hub keeps of its own, where its applications have roles of their own
-- (deploy/database-roles.sql makes them). Run as the owner after each migration; every statement may be run again.

do $$
declare
  name text;
  relation record;
begin
  if to_regrole('lienthong_projector') is not null then
    -- It makes and drops copies of the read models, and PostgreSQL lets only an owner attach a partition. Nothing of
    -- them is worth more than the log that they are folded from.
    if not pg_has_role('lienthong_projector', 'set') then
      raise exception '% must be a member of lienthong_projector', current_user
        using hint = format('as an administrator: grant lienthong_projector to %I', current_user);
    end if;
    alter schema read_model owner to lienthong_projector;
    for relation in
      select c.oid::regclass as name from pg_class c
      where c.relnamespace = 'read_model'::regnamespace and c.relkind in ('r', 'p', 'v')
        and c.relowner <> 'lienthong_projector'::regrole
    loop
      execute format('alter table %s owner to lienthong_projector', relation.name);
    end loop;
  end if;

  foreach name in array array['lienthong_gateway', 'lienthong_projector', 'lienthong_query'] loop
    continue when to_regrole(name) is null;
    execute format('grant select on public.read_model_migration to %I', name);
  end loop;

  if to_regrole('lienthong_gateway') is not null then
    grant usage on schema read_model, control to lienthong_gateway;
    -- who leads a task, and what waits in quarantine: no figure, no entity
    grant select on read_model.generation, read_model.fact, read_model.quarantine, read_model.mending to lienthong_gateway;
    grant select, insert, update (revoked_at) on control.api_key to lienthong_gateway;
    grant select on control.secret to lienthong_gateway;
    drop policy if exists gateway on control.secret;
    create policy gateway on control.secret for select to lienthong_gateway using (secret.name = 'pseudonym');
  end if;

  if to_regrole('lienthong_query') is not null then
    grant usage on schema read_model, control to lienthong_query;
    grant select on all tables in schema read_model to lienthong_query;
    grant select on control.api_key, control.secret to lienthong_query;
    drop policy if exists query on control.secret;
    create policy query on control.secret for select to lienthong_query using (secret.name = 'cursor');
  end if;
end
$$;

-- A role sees the secret that it needs and no other; the owner sees all.
alter table control.secret enable row level security;
