import { streamNames } from '#event-catalog';
import { applyTopics, copyLog, type EventLog, type NewEvent, type OpenedLog, openKafkaLog } from '#event-log';
import { activeGenerations, loadCheckpoints } from '#read-models';
import { countEvents } from '../../apps/hub/src/log-filling.js';
import { publishAddress } from '../../apps/hub/src/hub-folder.js';
import type { Store } from '../../apps/hub/src/store.js';
import { closeDays } from '../../apps/ingest-gateway/src/day-closer.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { verifyContext } from '../../apps/projector/src/verify.js';
import { randomEvents } from '../oracle/random-events.js';
import { appended, seeded } from '../support/random-log.js';
import { temporaryFolder } from '../support/postgres.js';
import { foldAll, freshStore } from '../support/store.js';
import { ownBrokers } from './brokers-under-test.js';
import { runCommand } from './run-command.js';

const signal = new AbortController().signal;
const random = seeded(11);
const stream = 'egov.onestop.v1';

let store: Store;
let kafka: OpenedLog;
let variables: { KAFKA_BROKERS: string };
let folder: string;
let total: number;

beforeAll(async () => {
  folder = await temporaryFolder();
  store = await freshStore();
  const options = { seed: 11, events: 5_000, agencies: 20, subjects: 400, decisions: true };
  await appended(store.log, randomEvents(options), random);
  // these lie in every partition, whatever their subject
  expect(await closeDays(store.log, new Date())).toBe(102);
  await appended(store.log, randomEvents({ ...options, seed: 12, events: 500 }), random);
  await foldAll(store);
  total = await countEvents(store.log);

  const brokers = await ownBrokers(1);
  variables = { KAFKA_BROKERS: brokers.addresses.join(',') };
  await applyTopics({ brokers: brokers.addresses });
  kafka = await openKafkaLog({ brokers: brokers.addresses });
});

afterAll(() => kafka.close());

async function copied(from: 'postgres' | 'kafka', databaseUrl: string): ReturnType<typeof runCommand> {
  const to = from === 'kafka' ? 'postgres' : 'kafka';
  const where = ['--data', folder, '--database-url', databaseUrl];
  return await runCommand(['log', 'copy', '--from', from, '--to', to, ...where, '--json'], variables);
}

async function allOf(log: EventLog): Promise<readonly unknown[]> {
  const records: unknown[] = [];
  for (const name of streamNames) {
    for (const { partition, nextOffset } of await log.heads(name)) {
      for (let offset = 0; offset < nextOffset;) {
        const read = await log.read({ stream: name, partition, offset }, 1_000);
        records.push(...read);
        offset += read.length;
      }
    }
  }
  return records;
}

async function generations(): Promise<readonly unknown[]> {
  return [...(await activeGenerations(store.database.pool)).values()].map(({ id }) => id);
}

function event(id: string): NewEvent {
  return { stream, subject: 'D-other', body: `{"id":"${id}"}`, hash: 'a'.repeat(64) };
}

describe('a log that moves to another engine', () => {
  it('is refused while a hub runs on the folder, and without a cluster', async () => {
    const busy = await temporaryFolder();
    await publishAddress(busy, { url: '', connectionString: store.connectionString, pid: process.pid });
    const args = ['log', 'copy', '--from', 'postgres', '--to', 'kafka', '--data', busy];
    expect((await runCommand(args, variables)).failure).toMatch(/a hub runs on .* stop it first/);
    const sameFolder = [...args.slice(0, 6), '--data', folder];
    expect((await runCommand(sameFolder, { KAFKA_BROKERS: '' })).failure).toBe('KAFKA_BROKERS names no cluster');
    expect(await countEvents(kafka)).toBe(0);
  });

  it('goes on where it was cut off, and is then the same in every record', async () => {
    const stopping = new AbortController();
    const onProgress = (_step: string, done: number): void => {
      if (done > total / 2) stopping.abort(new Error('cut off'));
    };
    const cut = copyLog({ from: store.log, to: kafka, signal: stopping.signal, onProgress });
    await expect(cut).rejects.toThrow('cut off');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const found = await countEvents(kafka);
    expect(found).toBeGreaterThan(total / 2);
    expect(found).toBeLessThan(total);

    const answer = await copied('postgres', store.connectionString);
    expect(answer.failure).toBeUndefined();
    expect(JSON.parse(answer.out)).toEqual({ events: total, found });
    expect(await allOf(kafka)).toEqual(await allOf(store.log));
    expect(JSON.parse((await copied('postgres', store.connectionString)).out)).toEqual({ events: total, found: total });
  });

  it.each(contexts.map((context) => [context.name, context] as const))(
    'comes to the same figures of %s for every recorded day',
    async (_name, context) => {
      const { differences, compared } = await verifyContext(context, { log: kafka, database: store.database, signal });
      expect(differences).toEqual([]);
      expect(compared.recordedDays).toBeGreaterThan(1);
    },
  );

  it('fills a new PostgreSQL the other way round', async () => {
    const other = await freshStore();
    const answer = await copied('kafka', other.connectionString);
    expect(answer.failure).toBeUndefined();
    expect(await allOf(other.log)).toEqual(await allOf(kafka));
  });

  it('is folded on with the read models that are there', async () => {
    const before = await generations();
    await appended(kafka, randomEvents({ seed: 13, events: 300, agencies: 20, subjects: 400 }), random);
    await foldAll({ ...store, log: kafka });
    expect(await generations()).toEqual(before);
    let folded = 0;
    for (const { id } of (await activeGenerations(store.database.pool)).values())
      for (const { nextOffset } of await loadCheckpoints(store.database.pool, id)) folded += nextOffset;
    expect(folded).toBe(await countEvents(kafka));
    for (const context of contexts)
      expect((await verifyContext(context, { log: kafka, database: store.database, signal })).differences).toEqual([]);
  });

  it('is refused by a target that holds something else or more, by the position, and nothing is written', async () => {
    const held = await countEvents(kafka);
    expect((await copied('postgres', store.connectionString)).failure).toMatch(
      /the target holds something else at egov\.\w+\.v1\/\d+\/\d+/,
    );
    const other = await freshStore();
    await other.log.append([event('other')]);
    expect((await copied('kafka', other.connectionString)).failure).toMatch(
      /^the target holds something else at egov\.onestop\.v1\/\d+\/0: only a new log can be filled$/,
    );
    expect([await countEvents(kafka), await countEvents(other.log)]).toEqual([held, 1]);
  });

  it('that grows meanwhile is told so', async () => {
    const [from, to] = [await freshStore(), await freshStore()];
    await from.log.append([event('first')]);
    let grown: Promise<unknown> | undefined;
    const onProgress = (): void => void (grown ??= from.log.append([event('second')]));
    // the heads of the end are asked for when the event stands
    const copying = copyLog({ from: from.log, to: slowHeads(to.log), signal, onProgress });
    await expect(copying).rejects.toThrow(/the log grew meanwhile/);
    await grown;
    expect(await copyLog({ from: from.log, to: to.log, signal })).toEqual({ events: 2, found: 1 });
  });
});

function slowHeads(log: EventLog): EventLog {
  return {
    append: (events) => log.append(events),
    appendTo: (name, partition, events) => log.appendTo(name, partition, events),
    read: (from, limit) => log.read(from, limit),
    readAt: (name, partition, offsets) => log.readAt(name, partition, offsets),
    heads: async (name) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return await log.heads(name);
    },
    follow: (name, onAppended) => log.follow(name, onAppended),
  };
}
