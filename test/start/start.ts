import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '#runtime';
import { openEmbeddedPostgres } from '../../apps/hub/src/embedded-postgres.js';
import { postgresAccount } from '../../apps/hub/src/postgres/account.js';
import { locateBinaries } from '../../apps/hub/src/postgres/binaries.js';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { postgresProcessesIn, processIdentity } from '../../apps/hub/src/postgres/processes.js';
import { figure, HubProcess, memoryOf, pause, remainsIn, sendDossiers } from './hub-process.js';
import { importKilledOnce } from './killed-import.js';

/**
 * Tries with real processes what the product promises of its start and its end. A promise that is not kept is a line
 * that begins with FAILED, and the exit code is 1 then.
 *
 * Usage: npm run test:start -- [first port]
 */
const firstPort = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
const readyWithinMs = 5_000;
const dossiers = 20;
const folders: string[] = [];
const hubs: HubProcess[] = [];
const bystanders: ChildProcess[] = [];
let failed = 0;

/** Two hubs run side by side at most. */
async function portFor(place: 0 | 1): Promise<string> {
  return String(firstPort === undefined ? await freePort() : firstPort + place);
}

async function start(folder: string, ...more: readonly string[]): Promise<HubProcess> {
  const hub = new HubProcess(['--data', folder, '--port', await portFor(0), ...more]);
  hubs.push(hub);
  return hub;
}

async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lienthong-start-')));
  folders.push(folder);
  return folder;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function promise(text: string, kept: boolean, seen: unknown): void {
  if (!kept) failed += 1;
  say(kept ? `kept: ${text}` : `FAILED: ${text}; seen: ${JSON.stringify(seen)}`);
}

async function startsInTime(hub: HubProcess, when: string): Promise<void> {
  const ms = Math.round(await hub.ready());
  promise(`ready within ${readyWithinMs} ms ${when} (${ms} ms)`, ms <= readyWithinMs, ms);
}

async function sameFigure(hub: HubProcess, folder: string, when: string): Promise<void> {
  let seen: unknown;
  for (let tries = 0; seen !== dossiers && tries < 100; tries += 1) {
    seen = await figure(hub.url() ?? '', folder);
    if (seen !== dossiers) await pause(50);
  }
  promise(`the same figure ${when}`, seen === dossiers, seen);
}

async function endsCleanly(hub: HubProcess, folder: string, signal: 'SIGINT' | 'SIGTERM', when: string): Promise<void> {
  hub.kill(signal);
  const ended = await Promise.race([hub.ended, pause(25_000).then(() => undefined)]);
  const left = { postgres: await postgresProcessesIn(join(folder, 'postgres')), files: await remainsIn(folder) };
  const clean = ended?.code === 0 && ended.err === '' && left.postgres.length === 0;
  promise(`${signal} ${when} ends hub and database with exit code 0 and no word`, clean, { ended, left });
  promise(`${signal} ${when} leaves no lock and no address behind`, left.files.length === 0, left.files);
}

async function firstAndLaterStarts(folder: string): Promise<void> {
  const first = await start(folder, '--empty');
  say(`first start of an empty folder: ${Math.round(await first.ready())} ms`);
  await sendDossiers(first.url() ?? '', folder, dossiers);
  await sameFigure(first, folder, 'after it was sent');
  await endsCleanly(first, folder, 'SIGTERM', 'when it is ready');
  const later = await start(folder, '--empty');
  await startsInTime(later, 'on an existing folder');
  await sameFigure(later, folder, 'after a stop');
  await refusesSecond(folder, []);
  await refusesSecond(folder, ['--database-url', 'postgres://nobody@127.0.0.1:1/none']);
  promise('a refused start leaves the running hub alone', (await figure(later.url() ?? '', folder)) === dossiers, '');
  await takenPort(later);
  await pause(3_000);
  const postgres = await postgresProcessesIn(join(folder, 'postgres'));
  say(`memory at rest: hub ${await memoryOf([later.pid])}, PostgreSQL ${await memoryOf(postgres)}`);
  await endsCleanly(later, folder, 'SIGINT', 'when it is ready');
}

async function refusesSecond(folder: string, more: readonly string[]): Promise<void> {
  const second = new HubProcess(['--data', folder, '--port', await portFor(1), '--empty', ...more]);
  hubs.push(second);
  const { code, out, err } = await second.ended;
  const last: unknown = JSON.parse(out.trim().split('\n').at(-1) ?? '{}');
  const sentence = String(Reflect.get(Object(last), 'error'));
  const kept = code !== 0 && err === '' && sentence.includes('is in use by the hub with process id');
  promise(`a second start on a folder is refused ${more[0] ?? ''} ("${sentence}")`, kept, { code, out, err });
}

async function takenPort(running: HubProcess): Promise<void> {
  const folder = await newFolder();
  const port = new URL(running.url() ?? '').port;
  const second = new HubProcess(['--data', folder, '--port', port, '--empty']);
  hubs.push(second);
  const { code, out } = await second.ended;
  promise('a port that is taken is named, and nothing is begun', code === 1 && out.includes(`port ${port}`), out);
}

/** Also before there is anything to stop: whatever was begun is ended. */
async function endsWhileStarting(): Promise<void> {
  for (const [signal, afterMs] of [
    ['SIGTERM', 300],
    ['SIGINT', 1_000],
    ['SIGTERM', 2_000],
  ] as const) {
    const folder = await newFolder();
    const hub = await start(folder, '--empty');
    while (!(await hasBegun(folder))) await pause(10);
    await pause(afterMs);
    await endsCleanly(hub, folder, signal, `${afterMs} ms into the first start`);
    const again = await start(folder, '--empty');
    await again.ready();
    await again.stop();
  }
}

async function hasBegun(folder: string): Promise<boolean> {
  return (await readFile(join(folder, 'hub.lock'), 'utf8').catch(() => '')) !== '';
}

async function goesOnAfterKill(folder: string): Promise<void> {
  const cluster = join(folder, 'postgres');
  const pidFile = join(cluster, 'postmaster.pid');
  const killed = async (): Promise<void> => {
    const hub = await start(folder, '--empty');
    await hub.ready();
    hub.kill('SIGKILL');
    await hub.ended;
  };
  const goesOn = async (when: string): Promise<void> => {
    const hub = await start(folder, '--empty');
    await startsInTime(hub, when);
    await sameFigure(hub, folder, when);
    await hub.stop();
  };

  await killed();
  await goesOn('at once after kill -9 of the hub');

  await killed();
  await untilNothingRunsIn(cluster);
  const orphan = await orphanIn(cluster);
  await goesOn('while a PostgreSQL that nobody serves runs on the folder');
  promise('the orphan is ended', (await processIdentity(orphan.pid ?? 0)) === undefined, orphan.pid);

  await killed();
  await untilNothingRunsIn(cluster);
  await writeFile(pidFile, pidFileOf(await goneProcess(), cluster));
  await goesOn('with the postmaster.pid of a process that is gone');

  await killed();
  await untilNothingRunsIn(cluster);
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  bystanders.push(bystander);
  await writeFile(pidFile, pidFileOf(bystander.pid ?? 0, cluster));
  await writeFile(join(folder, 'hub.lock'), `${bystander.pid} 1 another-boot`);
  await goesOn('with a postmaster.pid and a lock whose number an unrelated process has');
  promise('the unrelated process lives on', (await processIdentity(bystander.pid ?? 0)) !== undefined, bystander.pid);
}

function pidFileOf(pid: number, cluster: string): string {
  return `${pid}\n${cluster}\n1600000000\n5432\n\n127.0.0.1\n0 0\nready   \n`;
}

async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid ?? 0;
}

async function untilNothingRunsIn(cluster: string): Promise<void> {
  for (let tries = 0; tries < 500 && (await postgresProcessesIn(cluster)).length > 0; tries += 1) await pause(20);
}

/** As it stands when a hub was killed where the kernel does not end its children with it. */
async function orphanIn(cluster: string): Promise<ChildProcess> {
  const { postgres } = await locateBinaries();
  const args = ['-D', cluster, '-p', String(await freePort()), '-c', 'unix_socket_directories='];
  const options = { ...(await postgresAccount()), env: {}, detached: true };
  const orphan = spawn(postgres, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  bystanders.push(orphan);
  await new Promise<void>((resolve) =>
    orphan.stderr.on('data', (text) => {
      if (String(text).includes('ready to accept')) resolve();
    }),
  );
  return orphan;
}

async function usesAnotherDatabase(): Promise<void> {
  const [folder, elsewhere] = [await newFolder(), await newFolder()];
  const server = await openEmbeddedPostgres({
    dataDir: elsewhere,
    log: createLogger({ name: 'start', level: 'silent' }),
  });
  try {
    const options = ['--empty', '--database-url', server.connectionString];
    const first = await start(folder, ...options);
    await first.ready();
    await sendDossiers(first.url() ?? '', folder, dossiers);
    await refusesSecond(folder, options.slice(1));
    await endsCleanly(first, folder, 'SIGTERM', 'with --database-url');
    const later = await start(folder, ...options);
    await startsInTime(later, 'with --database-url');
    await sameFigure(later, folder, 'with --database-url');
    promise(
      '--database-url makes no cluster of its own',
      (await postgresProcessesIn(join(folder, 'postgres'))).length === 0,
      '',
    );
    later.kill('SIGKILL');
    await later.ended;
    const again = await start(folder, ...options);
    await startsInTime(again, 'with --database-url after kill -9');
    await sameFigure(again, folder, 'with --database-url after kill -9');
    await again.stop();
  } finally {
    await server.stop();
  }
}

async function goesOnWithSample(): Promise<void> {
  const folder = await newFolder();
  const first = await start(folder);
  await first.ready().then((ms) => say(`first start with the sample year: ${Math.round(ms)} ms`));
  const before = await figure(first.url() ?? '', folder);
  first.kill('SIGKILL');
  await first.ended;
  const later = await start(folder);
  await startsInTime(later, 'with the sample year after kill -9');
  const after = await figure(later.url() ?? '', folder);
  promise(
    `the sample's figure is the same after kill -9 (${String(before)})`,
    before === after && Number(after) > 0,
    after,
  );
  const postgres = await postgresProcessesIn(join(folder, 'postgres'));
  say(`memory with the sample year: hub ${await memoryOf([later.pid])}, PostgreSQL ${await memoryOf(postgres)}`);
  await later.stop();
}

/** One closed day for each partition follows a whole import. */
async function goesOnWithImport(): Promise<void> {
  const folder = await newFolder();
  const hub = await start(folder, '--empty');
  await hub.ready();
  const seen = await importKilledOnce(hub, folder);
  const whole = seen.found > 0 && seen.found < seen.total && seen.found + seen.imported === seen.total;
  promise(`an import that was killed goes on (at ${seen.found} of ${seen.total})`, whole, seen);
  const closed = seen.logged - seen.before - seen.total;
  promise('and appends nothing twice', closed > 0 && closed < 200, seen);
  await hub.stop();
}

try {
  const folder = await newFolder();
  await firstAndLaterStarts(folder);
  await goesOnAfterKill(folder);
  await endsWhileStarting();
  await usesAnotherDatabase();
  await goesOnWithSample();
  await goesOnWithImport();
} catch (error) {
  failed += 1;
  say(`FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
} finally {
  for (const child of bystanders) child.kill('SIGKILL');
  for (const hub of hubs) await hub.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
say(failed === 0 ? 'every promise is kept' : `${failed} promises are not kept`);
process.exitCode = failed === 0 ? 0 : 1;
