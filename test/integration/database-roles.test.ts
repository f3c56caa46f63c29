import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { plainSample } from '#event-catalog';
import { openPostgresLog } from '#event-log';
import { foldedPositions, openDatabase } from '#read-models';
import { createLogger } from '#runtime';
import { migrateDatabase } from '../../apps/cli/src/commands/migrate.js';
import { ship } from '../../apps/hub/src/prepare-log.js';
import type { Store } from '../../apps/hub/src/store.js';
import { runGateway } from '../../apps/ingest-gateway/src/run-gateway.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { runProjector } from '../../apps/projector/src/process/run-projector.js';
import { rebuildContext } from '../../apps/projector/src/rebuild.js';
import { ProcessModule } from '../../apps/query-api/src/process/process.module.js';
import { atEnd, freshDatabase, withClient } from '../support/postgres.js';
import { operatorToken as token, TestQueryApi } from '../support/query-api.js';

const operatorToken = `${token}_of_at_least_32_characters`;
const logger = createLogger({ name: 'test', level: 'error', destination: process.stderr });
const all = 'delete insert references select trigger truncate update';

/** Role by table by rights; what does not stand here is nobody's. Copies of the read models are the projector's alone. */
const matrix: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lienthong_gateway: {
    'control.api_key': 'insert select',
    'control.secret': 'select',
    'event_log.event': 'select',
    'event_log.head': 'select',
    'public.read_model_migration': 'select',
    'read_model.fact': 'select',
    'read_model.generation': 'select',
    'read_model.mending': 'select',
    'read_model.quarantine': 'select',
  },
  lienthong_owner: {
    'control.api_key': all,
    'control.secret': all,
    'event_log.event': all, // and a trigger refuses update, delete and truncate to it
    'event_log.head': all,
    'public.read_model_migration': all,
    ...ofReadModels(all),
  },
  lienthong_projector: {
    'event_log.event': 'select',
    'event_log.head': 'select',
    'public.read_model_migration': 'select',
    ...ofReadModels(all),
  },
  lienthong_query: {
    'control.api_key': 'select',
    'control.secret': 'select',
    'event_log.event': 'select',
    'event_log.head': 'select',
    'public.read_model_migration': 'select',
    ...ofReadModels('select'),
  },
};

let asAdministrator: string;
let operator: { authorization: string };

beforeAll(async () => {
  ({ connectionString: asAdministrator } = await freshDatabase());
  const roles = await readFile('deploy/database-roles.sql', 'utf8');
  await sql(roles);
  await sql(roles); // it may be run again
  for (const role of Object.keys(matrix)) await sql(`alter role ${role} password 'test'`);
  await migrateDatabase(as('owner'));
  await migrateDatabase(as('owner'));
  operator = { authorization: `Bearer ${operatorToken}` };
});

describe('the roles of the database', () => {
  it('have the rights on tables that the matrix says', async () => {
    const rows = await sql(`
      select role, format('%s.%s', nspname, relname) as name, string_agg(action, ' ' order by action) as actions
      from pg_class c join pg_namespace n on n.oid = c.relnamespace,
        unnest(array['lienthong_owner', 'lienthong_gateway', 'lienthong_projector', 'lienthong_query', 'public']) role,
        unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) action
      where nspname in ('event_log', 'read_model', 'control', 'public') and relkind in ('r', 'p', 'v', 'm', 'f')
        and not relispartition and has_table_privilege(role, c.oid, action)
      group by role, name`);
    const found: Record<string, Record<string, unknown>> = {};
    for (const { role, name, actions } of rows) (found[String(role)] ??= {})[String(name)] = actions;
    expect(found).toEqual(matrix);
  });

  it('have rights on single columns only where a key is revoked', async () => {
    const rows = await sql(`
      select attrelid::regclass::text as table, attname as column, grantee::regrole::text as role, privilege_type as action
      from pg_attribute, aclexplode(attacl) where attrelid >= 16384`);
    const revoked = { table: 'control.api_key', column: 'revoked_at' };
    expect(rows).toEqual([{ ...revoked, role: 'lienthong_gateway', action: 'UPDATE' }]);
  });

  it('may use and make what the matrix says, in schemas and functions', async () => {
    const schemas = await sql(`
      select role, string_agg(nspname || case when has_schema_privilege(role, n.oid, 'create') then '+' else '' end, ' '
        order by nspname) as schemas
      from pg_namespace n, unnest(array['lienthong_gateway', 'lienthong_projector', 'lienthong_query']) role
      where nspname in ('event_log', 'read_model', 'control', 'public') and has_schema_privilege(role, n.oid, 'usage')
      group by role order by role`);
    expect(schemas).toEqual([
      { role: 'lienthong_gateway', schemas: 'control event_log public read_model' },
      { role: 'lienthong_projector', schemas: 'event_log public read_model+' },
      { role: 'lienthong_query', schemas: 'control event_log public read_model' },
    ]);
    const appenders = await sql(`
      select rolname from pg_roles, pg_proc p where rolname like 'lienthong\\_%' and p.proname = 'append'
        and p.pronamespace = 'event_log'::regnamespace and has_function_privilege(rolname, p.oid, 'execute')
      order by rolname`);
    expect(appenders).toEqual([{ rolname: 'lienthong_gateway' }, { rolname: 'lienthong_owner' }]);
  });

  it('are no administrators, look up names in one place, and cannot make anything for others', async () => {
    const rows = await sql(`
      select rolname, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as mighty,
        array_to_string(rolconfig, ' ') like '%search_path=public%' as pinned,
        has_database_privilege(rolname, current_database(), 'create') as creates,
        has_database_privilege(rolname, current_database(), 'temp') as temporary
      from pg_roles where rolname like 'lienthong\\_%' order by rolname`);
    const small = { mighty: false, pinned: true, creates: false, temporary: false };
    expect(rows).toEqual(
      Object.keys(matrix).map((rolname) =>
        rolname === 'lienthong_owner'
          ? { rolname, mighty: false, pinned: true, creates: true, temporary: true }
          : { rolname, ...small },
      ),
    );
  });

  it.each([
    ['gateway', 'select * from read_model.ledger'],
    ['gateway', 'insert into event_log.event select * from event_log.event'],
    ['gateway', 'update control.api_key set agency = agency'],
    ['gateway', 'delete from control.api_key'],
    ['projector', "select event_log.append('{}', '{}', '{}', '', '', null)"],
    ['projector', 'select * from control.api_key'],
    ['query', 'update read_model.generation set state = state'],
    ['query', 'insert into control.secret values (null, null)'],
  ])('refuse %s: %s', async (role, statement) => {
    await expect(withClient(as(role), (client) => client.query(statement))).rejects.toThrow(/permission denied/);
  });

  it('see only the secret that they need', async () => {
    const seen = async (role: string): Promise<unknown> =>
      withClient(as(role), async (client) => (await client.query('select name from control.secret')).rows);
    expect(await seen('gateway')).toEqual([{ name: 'pseudonym' }]);
    expect(await seen('query')).toEqual([{ name: 'cursor' }]);
  });

  it.each(['update event_log.event set hash = hash', 'delete from event_log.event', 'truncate event_log.event'])(
    'refuse the owner too: %s',
    async (statement) => {
      await expect(withClient(as('owner'), (client) => client.query(statement))).rejects.toThrow('append-only');
    },
  );
});

describe('the applications, each under its own role', () => {
  it('take an event in, fold it and answer from it', async () => {
    const log = await openPostgresLog({ connectionString: as('gateway') });
    await ship(log);
    await log.close();
    const gateway = await runGateway({
      config: { databaseUrl: as('gateway'), operatorToken, port: 0, host: '127.0.0.1' },
      logger,
      shutdown,
    });
    expect((await fetch(`${gateway}/health/ready`)).status).toBe(200);
    const made = await post(`${gateway}/v1/keys`, { agency: 'H58' });
    expect(made).toMatchObject({ status: 201, body: { key: expect.stringContaining('egv_') } });
    const authorization = `Bearer ${String(Reflect.get(Object(made.body), 'key'))}`;
    const event = { ...plainSample('vn.egov.onestop.dossier.received.v1'), id: 'e1' };
    expect(await post(`${gateway}/v1/events`, event, { authorization })).toMatchObject({ status: 202 });
    const quarantine = await fetch(`${gateway}/v1/quarantine`, { headers: operator });
    expect(quarantine.status).toBe(200);
    const id = String(Reflect.get(Object(made.body), 'id'));
    const revoking = await fetch(`${gateway}/v1/keys/${id}`, { method: 'DELETE', headers: operator });
    expect(revoking.status).toBeLessThan(300);

    const urls = { databaseUrl: as('projector'), readModelsUrl: as('projector') };
    const projector = await runProjector({
      config: { ...urls, host: '127.0.0.1', port: 0, contexts },
      logger,
      shutdown,
    });
    const store = await openAs('projector');
    for (const { stream } of contexts) await folded(store, stream);
    expect((await fetch(`${projector}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${projector}/metrics`)).text()).toContain('lienthong_projection_lag_seconds');
    await migrateDatabase(as('owner')); // while they run, and with what the projector has made
    for (const context of contexts) {
      await rebuildContext(context, { ...store, signal: new AbortController().signal });
    }

    const api = await TestQueryApi.open(await openAs('query'), undefined, ProcessModule);
    expect((await api.get('/health/ready')).status).toBe(200);
    const question = '/v1/observations?measure=dossiers.received&org=VN&period=2020';
    expect(await api.rows(question)).toEqual([expect.objectContaining({ numerator: 1 })]);
    for (const path of [
      '/v1/orgs?limit=1',
      '/v1/indicators',
      '/v1/coverage?period=2020-Q3&org=H58',
      '/v1/observations/dossiers.received~VN~2020/explain',
      '/v1/observations/dossiers.received~VN~2020/history',
    ])
      expect([path, (await api.get(path)).status]).toEqual([path, 200]);
    const explained = await api.get('/v1/observations/dossiers.received~VN~2020/explain/entities', {
      authorization: `Bearer ${token}`,
    });
    expect([explained.status, explained.text]).toEqual([200, expect.stringContaining('"e1"')]);
  });
});

const shutdown = { onClose: (_name: string, close: () => Promise<void> | void) => atEnd(async () => close()) };

function ofReadModels(actions: string): Record<string, string> {
  const tables = ['cell', 'checkpoint', 'entity', 'fact', 'generation', 'ledger', 'ledger_agency', 'ledger_by_measure'];
  const others = ['ledger_month', 'mending', 'quarantine', 'recorded_day', 'resend', 'source_sequence'];
  return Object.fromEntries([...tables, ...others].map((name) => [`read_model.${name}`, actions]));
}

function as(role: string): string {
  return asAdministrator.replace(/\/\/[^@]*@/, `//lienthong_${role}:test@`);
}

async function openAs(role: string): Promise<Store> {
  const connectionString = as(role);
  const log = await openPostgresLog({ connectionString });
  const database = await openDatabase({ connectionString, maxConnections: 6 });
  const close = async (): Promise<void> => {
    await database.close();
    await log.close();
  };
  atEnd(close);
  return { log, database, connectionString, close };
}

async function folded({ log, database }: Store, stream: (typeof contexts)[number]['stream']): Promise<void> {
  for (;;) {
    const positions = await foldedPositions(database.pool);
    const heads = await log.heads(stream);
    if (heads.every(({ partition, nextOffset }) => positions.get(`${stream}/${partition}`) === nextOffset)) return;
    await sleep(100);
  }
}

async function post(
  url: string,
  value: unknown,
  headers: Readonly<Record<string, string>> = operator,
): Promise<Readonly<{ status: number; body: unknown }>> {
  const type = url.endsWith('/events') ? 'application/cloudevents+json' : 'application/json';
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': type },
    body: JSON.stringify(value),
  });
  return { status: response.status, body: await response.json() };
}

async function sql(text: string): Promise<Record<string, unknown>[]> {
  return await withClient(asAdministrator, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  });
}
