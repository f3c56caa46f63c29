import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asError, backoffMs, pause, type Logger } from '#runtime';
import { launcherFor, postgresAccount } from './postgres/account.js';
import { locateBinaries } from './postgres/binaries.js';
import { clusterIn, databaseName, ownerName, passwordIn, type Installation } from './postgres/cluster.js';
import { lockFolder } from './postgres/folder-lock.js';
import { freePort } from './postgres/free-port.js';
import { reclaim, startPostmaster, type Postmaster, type PostmasterOptions } from './postgres/postmaster.js';

export type EmbeddedPostgresOptions = Readonly<{ dataDir: string; port?: number; log: Logger }>;

export type EmbeddedPostgres = Readonly<{
  connectionString: string;
  /** Of the server that runs now: it is another one after a crash. */
  pid: number;
  stop(): Promise<void>;
}>;

/**
 * A PostgreSQL of the hub's own in `dataDir`, which one hub holds at a time. It is started again, on the same port, when it
 * dies; a server that a killed hub left behind is ended first.
 */
export async function openEmbeddedPostgres({ dataDir, port, log }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await openFolder(dataDir);
  const lock = await lockFolder(folder);
  try {
    const installation = await install(folder);
    const password = await passwordIn(folder);
    const cluster = await clusterIn(folder, password, installation);
    await reclaim(cluster);
    const options = { cluster, port: port ?? (await freePort()), installation, log };
    const server = await superviseFrom(options);
    return {
      connectionString: connectionString(password, options.port),
      get pid() {
        return server.pid();
      },
      stop: async () => {
        await server.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function connectionString(password: string, port: number): string {
  return `postgres://${ownerName}:${password}@127.0.0.1:${port}/${databaseName}`;
}

/** The folder is the hub's own, so it may be opened for passing through; what lies in it is closed by its own modes. */
async function openFolder(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const folder = await realpath(dataDir);
  const { mode, uid } = await stat(folder);
  if (process.getuid?.() === uid && (mode & 0o001) === 0) await chmod(folder, (mode & 0o777) | 0o011);
  return folder;
}

async function install(folder: string): Promise<Installation> {
  const [binaries, account] = await Promise.all([locateBinaries(), postgresAccount()]);
  const launcher = await launcherFor(account, [folder, join(binaries.folder, 'bin')]);
  return { binaries, account, launcher };
}

type Supervised = { pid(): number; stop(): Promise<void> };

async function superviseFrom(options: PostmasterOptions): Promise<Supervised> {
  const stopping = new AbortController();
  let server: Postmaster = await startPostmaster(options);
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.exited;
      if (stopping.signal.aborted) return;
      options.log.error({ pid: server.pid }, 'postgres died and is started again');
      const next = await startAgain(options, stopping.signal);
      if (next === undefined) return;
      server = next;
    }
  };
  const watching = watch();
  return {
    pid: () => server.pid,
    stop: async () => {
      stopping.abort();
      await server.stop();
      await watching;
    },
  };
}

async function startAgain(options: PostmasterOptions, stopping: AbortSignal): Promise<Postmaster | undefined> {
  for (let failures = 0; !stopping.aborted; failures += 1) {
    try {
      await reclaim(options.cluster);
      const server = await startPostmaster(options);
      if (!hasStopped(stopping)) return server;
      await server.stop();
    } catch (thrown) {
      options.log.error({ err: asError(thrown), failures }, 'postgres does not start');
      await pause(backoffMs(failures, 100, 5_000), stopping);
    }
  }
  return undefined;
}

/** A function, because the compiler takes a property that was false before an `await` for false after it. */
function hasStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}
