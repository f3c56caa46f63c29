import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { Account, Launcher } from './account.js';
import type { Binaries } from './binaries.js';

export const databaseName = 'lienthong';
export const ownerName = 'lienthong';
const majorVersion = '18';

export type Installation = Readonly<{ binaries: Binaries; launcher: Launcher; account: Account | undefined }>;

/** Kept beside the cluster, for this process' user only. Made before the cluster, so that no cluster is without one. */
export async function passwordIn(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres.password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return password;
}

/**
 * The cluster's folder, initialised if there is none. It is made under another name and renamed when it is complete and
 * on disk: a start that is killed leaves nothing that looks like a cluster.
 */
export async function clusterIn(dataDir: string, password: string, installation: Installation): Promise<string> {
  const cluster = join(dataDir, 'postgres');
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === majorVersion) return cluster;
  if (version !== undefined) {
    throw new Error(
      `${cluster} was made by PostgreSQL ${version.trim()}, this hub runs ${majorVersion}: export it with the older hub`,
    );
  }
  const draft = join(dataDir, 'postgres.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (installation.account !== undefined) await chown(draft, installation.account.uid, installation.account.gid);
  await initialise(draft, password, installation);
  await createDatabase(draft, installation);
  await rename(draft, cluster);
  await flushFolder(dataDir);
  return cluster;
}

async function initialise(draft: string, password: string, installation: Installation): Promise<void> {
  const { binaries, launcher, account } = installation;
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
  const { command, args, ...user } = launcher(binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${ownerName}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    ...durable.map((setting) => `--set=${setting}`),
  ]);
  try {
    await promisify(execFile)(command, args, { ...user, env: childEnvironment });
  } catch (cause) {
    throw new Error('could not initialise the embedded PostgreSQL', { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * PostgreSQL's own defaults, said once more in its file and not on the command line: an operator who changes one there is
 * then seen by the readiness check, which refuses to take events.
 */
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'];

/** Nothing of the hub's environment, which may hold secrets, reaches the database. */
export const childEnvironment: NodeJS.ProcessEnv = { LANG: 'C.UTF-8', TZ: 'UTC' };

/** In single-user mode: no port is opened and no password is needed. */
async function createDatabase(draft: string, { binaries, launcher }: Installation): Promise<void> {
  const { command, args, ...user } = launcher(binaries.postgres, ['--single', '-D', draft, 'postgres']);
  const child = spawn(command, args, { ...user, env: childEnvironment, stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.end(`create database ${databaseName}\n`);
  const [said, code] = await Promise.all([text(child.stderr), ended]);
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(said)) {
    throw new Error('could not create the database in the embedded PostgreSQL', { cause: new Error(said) });
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
