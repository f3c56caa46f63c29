import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { streams } from '#event-catalog';

/**
 * Makes or completes the schema `event_log`, with a head for every partition of the catalogue. May be run again and by
 * several at once. Needs the owner; the gateway's own role is enough for everything after it.
 */
export async function migratePostgresLog(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, application_name: 'event-log-migration' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('event_log'))");
    await client.query(await readFile(new URL('schema.sql', import.meta.url), 'utf8'));
    await client.query(addHeads, [Object.keys(streams), Object.values(streams).map(({ partitions }) => partitions)]);
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
