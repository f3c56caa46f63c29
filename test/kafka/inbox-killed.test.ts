import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Message } from 'kafkajs';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { temporaryFolder } from '../support/postgres.js';
import { basics, dossier } from '../support/sent-events.js';
import { foldAll } from '../support/store.js';
import { idOf, InboxUnderTest, until } from './inbox-under-test.js';

const run = promisify(execFile);
const partitions = 3;
const recordsOfPartition = 1_500;
const kills = 4;

let hub: InboxUnderTest;

beforeAll(async () => {
  await run('node', ['apps/cli/bin/build.js']);
  hub = await InboxUnderTest.open();
});

describe('gateways that are killed again and again', () => {
  it('leave every record in its stream, counted once, or in quarantine', async () => {
    const topic = await hub.inbox('H58', partitions);
    const sent = mixture();
    await hub.write(
      topic,
      sent.map(({ record }) => record),
    );
    let gateway = await startedGateway();
    for (let kill = 0; kill < kills; kill += 1) {
      const before = await progress(topic);
      await until(
        () => progress(topic),
        (now) => now > before,
      );
      await sleep(Math.random() * 400);
      await killed(gateway);
      gateway = await startedGateway();
    }
    const all = partitions * recordsOfPartition;
    expect(
      await until(
        () => progress(topic),
        (now) => now === all,
        180_000,
      ),
    ).toBe(all);
    await killed(gateway);

    const logged = await hub.logged();
    const copies = new Map<string, Set<string>>();
    for (const { event, hash } of logged) copies.set(idOf(event), (copies.get(idOf(event)) ?? new Set()).add(hash));
    const places = new Set(
      (await hub.quarantined(topic)).map(({ origin }) => `${origin?.partition}/${origin?.offset}`),
    );
    const missing = sent.filter(({ id, place }) => (id === undefined ? !places.has(place) : !copies.has(id)));
    expect(missing).toEqual([]);
    expect([...copies.values()].filter((hashes) => hashes.size > 1)).toEqual([]);
    const good = new Set(sent.flatMap(({ id }) => id ?? []));
    expect(new Set(copies.keys())).toEqual(good);

    const { log, database, connectionString } = hub.parts;
    await foldAll({ log, database, connectionString, close: () => Promise.resolve() });
    const { rows } = await database.pool.query<{ count: string }>(
      `select sum(count)::text as count from read_model.ledger_by_measure where measure = 'dossiers.received'`,
    );
    expect(Number(rows[0]?.count)).toBe(good.size);
  });
});

describe('the command line', () => {
  it('makes an inbox, shows what was refused from it, and sends it again mended', async () => {
    const gateway = await startedGateway();
    const made = await lienthong('inbox', 'create', '--agency', 'G14', '--principal', 'User:CN=moet');
    expect(made).toMatchObject({ topic: 'egov.inbox.G14', created: true });
    expect(JSON.stringify(made)).toContain(`--allow-principal 'User:CN=moet' --operation Write`);
    const event = dossier({ source: 'urn:egov:G14:onestop', id: 'hỏng-1', data: { ...basics, level: 5 } });
    const started = new Date(Date.now() - 1_000).toISOString();
    await hub.write('egov.inbox.G14', [{ partition: 0, value: JSON.stringify(event) }]);
    const refused = async (): Promise<Listed['data']> => {
      const { data } = await lienthong<Listed>('quarantine', 'list', '--kafka', '--since', started);
      return data.filter(({ origin }) => origin === 'egov.inbox.G14/0/0');
    };
    const data = await until(refused, (found) => found.length > 0);
    expect(data).toMatchObject([{ code: 'schema-violation', value: JSON.stringify(event) }]);
    const file = join(await temporaryFolder(), 'mended.ndjson');
    await writeFile(file, `${JSON.stringify({ ...event, data: basics })}\n`);
    const sent = await lienthong('quarantine', 'redrive', '--file', file);
    expect(sent).toEqual({ sent: [{ position: data[0]?.position, topic: 'egov.inbox.G14' }] });
    expect(
      await until(
        () => hub.loggedIds(),
        (ids) => ids.includes('hỏng-1'),
      ),
    ).toContain('hỏng-1');
    await killed(gateway);
  });
});

type Listed = Readonly<{
  data: readonly Readonly<{ position: string; origin: string; code: string; value: string }>[];
}>;

type Sent = Readonly<{ record: Message; place: string; id: string | undefined }>;

/** Good events, some of them twice, between records that are refused for one reason or another. */
function mixture(): readonly Sent[] {
  const sent: Sent[] = [];
  for (let partition = 0; partition < partitions; partition += 1) {
    for (let offset = 0; offset < recordsOfPartition; offset += 1) {
      const event = dossier({ source: 'urn:egov:H58:onestop' });
      const drawn = Math.random();
      const { value, id } = recordOf(drawn, event, sent.at(-1));
      sent.push({ record: { partition, value }, place: `${partition}/${offset}`, id });
    }
  }
  return sent;
}

function recordOf(
  drawn: number,
  event: Record<string, unknown>,
  previous: Sent | undefined,
): Readonly<{ value: Message['value']; id: string | undefined }> {
  if (drawn < 0.1) return { value: '{"không"', id: undefined };
  if (drawn < 0.2) return { value: JSON.stringify({ ...event, source: 'urn:egov:G14:onestop' }), id: undefined };
  if (drawn < 0.25) return { value: null, id: undefined };
  if (drawn < 0.35 && previous !== undefined) return { value: previous.record.value, id: previous.id };
  return { value: JSON.stringify(event), id: idOf(event) };
}

/** Records that the group has behind it. */
async function progress(topic: string): Promise<number> {
  const each = await Promise.all([...Array(partitions).keys()].map((partition) => hub.committed(topic, partition)));
  return each.reduce((sum, offset) => sum + Math.max(0, offset), 0);
}

async function startedGateway(): Promise<ChildProcess> {
  const environment = {
    ...hubEnvironment(),
    DATABASE_URL: hub.parts.connectionString,
    OPERATOR_TOKEN: 'egv_operator_of_this_test_and_no_other',
    PORT: String(await freePort()),
    LOG_LEVEL: 'error',
  };
  const child = spawn('node', ['dist/apps/ingest-gateway/src/main.js'], { env: environment, stdio: 'ignore' });
  children.push(child);
  return child;
}

const children: ChildProcess[] = [];

afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function lienthong<T>(...words: readonly string[]): Promise<T> {
  const { stdout } = await run('node', ['apps/cli/bin/lienthong.js', ...words, '--json'], { env: hubEnvironment() });
  return JSON.parse(stdout);
}

function hubEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, KAFKA_BROKERS: hub.access.brokers.join(',') };
}
