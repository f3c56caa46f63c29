import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Logger } from '#runtime';
import { childEnvironment, type Installation } from './cluster.js';
import { isPostmasterOf, postgresProcessesIn, processIdentity, seesProcesses, send, waitUntil } from './processes.js';

export type Postmaster = Readonly<{ pid: number; exited: Promise<void>; stop(): Promise<void> }>;

export type PostmasterOptions = Readonly<{ cluster: string; port: number; installation: Installation; log: Logger }>;

/**
 * Ends what an earlier, killed hub or postmaster left in the folder. PostgreSQL refuses to start while any of it is there,
 * and its pid file may only be deleted when nothing works in the folder any more: it is what keeps two servers apart. Only
 * /proc tells who works in a folder; where it is missing, PostgreSQL's own check stands.
 */
export async function reclaim(cluster: string): Promise<void> {
  if (!(await seesProcesses())) return;
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  if (pid > 0 && (await isPostmasterOf(pid, cluster))) await endPostmaster(pid, end);
  const empty = async (): Promise<boolean> => (await postgresProcessesIn(cluster)).length === 0;
  if (!(await waitUntil(empty, 5_000))) {
    for (const backend of await postgresProcessesIn(cluster)) send('SIGQUIT', backend);
  }
  if (!(await waitUntil(empty, 5_000))) throw new Error(`PostgreSQL processes in ${cluster} do not end`);
  await rm(pidFile, { force: true });
}

/** Resolves when it takes connections; rejects with what it said last when it ends before. */
export async function startPostmaster({ cluster, port, installation, log }: PostmasterOptions): Promise<Postmaster> {
  const { binaries, launcher } = installation;
  const settings = footprint(port).flatMap((setting) => ['-c', setting]);
  const { command, args, ...user } = launcher(binaries.postgres, ['-D', cluster, ...settings]);
  // its own session: Ctrl-C in a terminal goes to the whole group, and would stop it before the hub has finished with it
  const child = spawn(command, args, {
    ...user,
    env: childEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  await untilReady(child, log);
  const pid = child.pid ?? 0;
  return {
    pid,
    exited,
    stop: async () => {
      await endPostmaster(pid, [leave, ...end]);
      await exited;
    },
  };
}

type Step = readonly [signal: NodeJS.Signals, withinMs: number];

/** A pool says that it is closed before its connections are: they get a moment, or each would be reported as broken off. */
const leave: Step = ['SIGTERM', 1_000];

/** Fast shutdown first, then the ones that leave recovery to the next start. */
const end: readonly Step[] = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

async function endPostmaster(pid: number, steps: readonly Step[]): Promise<void> {
  const gone = async (): Promise<boolean> => (await processIdentity(pid)) === undefined;
  for (const [signal, withinMs] of steps) {
    send(signal, pid);
    if (await waitUntil(gone, withinMs)) return;
  }
  throw new Error(`the PostgreSQL process ${pid} does not end`);
}

function untilReady(child: ChildProcess, log: Logger): Promise<void> {
  return new Promise((resolve, reject) => {
    const last: string[] = [];
    child.once('error', reject);
    child.once('close', () => {
      reject(new Error('PostgreSQL did not start', { cause: new Error(last.join('\n')) }));
    });
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      last.push(line);
      if (last.length > 10) last.shift();
      if (trouble.test(line)) log.warn({ line }, 'postgres reports trouble');
      else log.debug({ line }, 'postgres reports');
      if (line.includes('database system is ready to accept connections')) resolve();
    });
  });
}

/** Not what each client is told that comes while the server starts or ends: "the database system is starting up". */
const trouble = /\b(FATAL|PANIC): +(?!the database system is )/;

/** Small enough to share a machine with the hub. Statements are never logged: they carry events. */
function footprint(port: number): readonly string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=50',
    'shared_buffers=128MB',
    'max_wal_size=2GB',
    'wal_compression=on',
    'jit=off',
    // after a crash: one call for the file system, where a call for each file takes a second for a new cluster already
    ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
    'autovacuum=on',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    'log_line_prefix=',
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ];
}
