import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { applyTopics, openLog } from '#event-log';
import { asError, createLogger, Shutdown } from '#runtime';
import { openEmbeddedPostgres } from '../../apps/hub/src/embedded-postgres.js';
import { operatorToken } from '../../apps/hub/src/hub-folder.js';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { ship } from '../../apps/hub/src/prepare-log.js';
import { applicationsIn, RunningApplication } from './applications.js';
import { Brokers } from './brokers.js';

/**
 * The hub as a province with several machines would run it, on this one: three brokers, a PostgreSQL, and every
 * application as a process of its own. The folder is kept, and gone on with by the next start.
 *
 * Usage: npm run cluster -- [folder]
 */
const folder = resolve(process.argv[2] ?? '.lienthong-cluster');
const outputs = join(folder, 'output');
/** Together less than ten seconds; what takes longer is ended as a power cut would, which loses nothing. */
const patience = { doors: 2_500, projectors: 1_500, brokers: 3_000 };

await mkdir(outputs, { recursive: true });
await chmod(folder, 0o711); // PostgreSQL runs as another user where this one is root
const log = createLogger({ name: 'cluster', level: 'error', destination: process.stderr });
const shutdown = new Shutdown({ log, deadlineMs: 9_500 });
shutdown.onClose('words', () => say('ended'));

try {
  await start();
} catch (error) {
  if (!isStopping()) await end(`it cannot start: ${asError(error).message}`);
}

async function start(): Promise<void> {
  const postgres = await openEmbeddedPostgres({ dataDir: folder, log });
  shutdown.onClose('postgres', () => postgres.stop());
  const databaseUrl = postgres.connectionString;
  await writeFile(join(folder, 'database.url'), databaseUrl, { mode: 0o600 });
  say('PostgreSQL runs');
  if (isStopping()) return;
  const brokers = await Brokers.start({ count: 3, folder });
  shutdown.onClose('brokers', () => brokers.stop(patience.brokers));
  void brokers.firstEnded().then((index) => end(`broker-${index + 1} ended`));
  await fill(databaseUrl, brokers.addresses);
  say(`three brokers run: ${brokers.addresses.join(', ')}`);
  const token = await operatorToken(folder);
  const nextPort = freePort;
  const steps = await applicationsIn({ databaseUrl, brokers: brokers.addresses, operatorToken: token, nextPort });
  const urls = new Map<string, string>();
  for (const step of steps) {
    if (isStopping()) return;
    const running = await Promise.all(step.map((application) => RunningApplication.start(application, outputs)));
    const within = step.length > 1 ? patience.projectors : patience.doors / (steps.length - 1);
    shutdown.onClose(step[0]?.name ?? '', async () => {
      await Promise.all(running.map((application) => application.stop(within)));
    });
    for (const application of running) void application.ended().then(end);
    await Promise.all(running.map((application) => application.ready(shutdown.signal)));
    for (const { application, url } of running) {
      urls.set(application.name, url);
      say(`${application.name} is ready: ${url}`);
    }
  }
  if (!isStopping()) say(examples(urls, brokers.addresses));
}

/** The topics, and what ships with the product. */
async function fill(databaseUrl: string, brokers: readonly string[]): Promise<void> {
  const drifts = await applyTopics({ brokers, log });
  if (drifts.length > 0) throw new Error(`the topics are not as planned: ${JSON.stringify(drifts)}`);
  const kafka = { brokers, tls: undefined, sasl: undefined, independentPower: false };
  const filled = await openLog({ databaseUrl, kafka }, log);
  await ship(filled).finally(() => filled.close());
}

function examples(urls: ReadonlyMap<string, string>, brokers: readonly string[]): string {
  const [gateway = '', query = ''] = [urls.get('ingest-gateway'), urls.get('query-api')];
  return `
pages             ${urls.get('web-dashboard') ?? ''}
operator token    ${join(folder, 'operator.token')}
what they say     ${outputs}

  npx lienthong keys create --agency H58 --url ${gateway} --data ${folder}
  npx lienthong send events.ndjson --url ${gateway} --data ${folder}
  npx lienthong get online-share --org VN --period 2020 --url ${query} --data ${folder}
  KAFKA_BROKERS=${brokers.join(',')} npx lienthong verify --database-url "$(cat ${join(folder, 'database.url')})"

Ctrl-C ends all of it; the next start goes on with what is there.
`;
}

/** A part that ends by itself takes the others along: half a hub would look like a whole one. */
async function end(why: string): Promise<void> {
  if (isStopping()) return;
  say(`${why}: ${outputs} and the brokers' output.log say more`);
  await shutdown.stop(why, 1);
}

function isStopping(): boolean {
  return shutdown.signal.aborted;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
