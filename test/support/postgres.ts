import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '#runtime';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../apps/hub/src/embedded-postgres.js';

export type FreshDatabase = { connectionString: string; drop: () => Promise<void> };

let server: Promise<EmbeddedPostgres> | undefined;
const folders: string[] = [];
const closers: (() => Promise<void>)[] = [];

/** Runs after the file's last test, before its PostgreSQL stops: Jest runs the hooks of this file first. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

/**
 * An empty database on the one PostgreSQL of this test file, which the first caller starts. It ends after the file's last
 * test, and with this process whatever happens to it (see `launcherFor`).
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  server ??= startServer();
  const { connectionString } = await server;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(connectionString, `create database ${name}`);
  return {
    connectionString: connectionString.replace(/[^/]*$/, name),
    drop: () => asOwner(connectionString, `drop database if exists ${name} with (force)`),
  };
}

/** A folder that is removed after the file's last test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-test-'));
  folders.push(folder);
  return folder;
}

/** For single statements of a test's own, on a connection of its own. */
export async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined); // the running statement rejects with it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function startServer(): Promise<EmbeddedPostgres> {
  return openEmbeddedPostgres({ dataDir: await temporaryFolder(), log: createLogger({ name: 'test' }) });
}

async function asOwner(connectionString: string, statement: string): Promise<void> {
  await withClient(connectionString, (client) => client.query(statement));
}

afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await (await server)?.stop();
  server = undefined;
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});
