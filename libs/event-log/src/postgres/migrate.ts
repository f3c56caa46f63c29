import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { streams } from '#event-catalog';

/**
 * Makes or completes the schema `event_log`, with a head for every partition of the catalogue. May be run at each start
 * and by several at once: where the schema is as this version wants it nothing is locked, and a role that owns nothing
 * may call it too.
 */
export async function migratePostgresLog(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, application_name: 'event-log-migration' });
  client.on('error', () => undefined); // the running statement rejects with it; unheard, the event would end the process
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('event_log'))");
    const [schema, roles] = await Promise.all([sqlFile('schema.sql'), sqlFile('roles.sql')]);
    const version = createHash('sha256').update(schema).update(JSON.stringify(streams)).digest('hex');
    if ((await installed(client)).version !== version) {
      await client.query(schema);
      await client.query(addHeads, [Object.keys(streams), Object.values(streams).map(({ partitions }) => partitions)]);
      await client.query(`comment on schema event_log is '${version}'`);
    }
    if ((await installed(client)).owned) await client.query(roles);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const addHeads = `
  insert into event_log.head (stream, partition)
  select stream, partition
  from unnest($1::text[], $2::integer[]) as known (stream, partitions), generate_series(0, partitions - 1) as partition
  on conflict do nothing`;

type Installed = { version: string | null; owned: boolean };

/** The schema tells in its comment what it was made with. */
async function installed(client: Client): Promise<Installed> {
  const { rows } = await client.query<Installed>(
    `select obj_description(oid, 'pg_namespace') as version, pg_has_role(nspowner, 'usage') as owned
     from pg_namespace where nspname = 'event_log'`,
  );
  return rows[0] ?? { version: null, owned: false };
}

function sqlFile(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}
