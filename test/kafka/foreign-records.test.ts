import kafkajs from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { partitionOf } from '#event-catalog';
import { applyTopics } from '#event-log';
import { createLogger } from '#runtime';
import { FoldStrategy } from '../../apps/projector/src/fold-strategy.js';
import { atEnd, freshDatabase } from '../support/postgres.js';
import { dossier } from '../support/sent-events.js';
import { ownBrokers } from './brokers-under-test.js';
import { DossierStream, onestop } from './dossier-stream.js';

const { stream } = onestop;
/** Where all that is written here goes, and dossiers before and behind it. */
const partition = 5;

let dossiers: DossierStream;
let kafka: kafkajs.Kafka;

beforeAll(async () => {
  const brokers = (await ownBrokers(1)).addresses;
  await applyTopics({ brokers });
  dossiers = await DossierStream.open(brokers, (await freshDatabase()).connectionString);
  kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
  const logger = createLogger({ name: 'test', level: 'warn', destination: process.stderr });
  const strategy = new FoldStrategy({ ...dossiers.store, logger }, [onestop]);
  atEnd(() => strategy.close());
  await promisify(strategy.listen.bind(strategy))();
  await dossiers.tell(50);
});

afterEach(() => dossiers.mustBeExact());

describe('a record of another producer', () => {
  it.each([
    ['that is no JSON', 'không phải JSON', 'schema-violation'],
    ['that is JSON and no event', '{"xin":"chào"}', 'schema-violation'],
    ['whose type nobody knows', event({ type: 'vn.egov.onestop.dossier.lost.v1' }), 'unknown-event-type'],
    ['whose subject no table can keep', '{"subject":"a\\u0000b","source":"x","id":"1"}', 'schema-violation'],
    ['whose subject is too long for an index', `{"subject":"${noise(9_000)}","type":"x"}`, 'schema-violation'],
    ['that is nested deeper than anybody reads', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 'schema-violation'],
    ['that has no value', null, 'schema-violation'],
    ['of an entity of another partition', event({}, (place) => place !== partition), 'schema-violation'],
    ['of another context', event({ type: 'vn.egov.identity.account.registered.v1' }), 'schema-violation'],
    ['of 5 MiB', JSON.stringify({ note: noise(5 * 1024 * 1024) }), 'schema-violation'],
  ])('%s is set aside with its position', async (_case, value, reason) => {
    const position = await produced(value);
    await dossiers.tell(30);
    await dossiers.folded();
    expect(await aside(position)).toEqual([reason]);
  });

  it('that is an event counts, packed with gzip too, and not by its own recorded time', async () => {
    const before = await dossiers.counted();
    await produced(event({ recordedtime: '2199-01-01T00:00:00+07:00' }), kafkajs.CompressionTypes.GZIP);
    await dossiers.folded();
    expect(await dossiers.counted()).toBe(before + 1);
    dossiers.isTold(1);
    const { rows } = await dossiers.database.pool.query(
      "select from read_model.recorded_day where recorded_on > now() + interval '2 days'",
    );
    expect(rows).toEqual([]);
  });

  it('in a transaction counts, and the marker behind it is set aside', async () => {
    const producer = kafka.producer({ transactionalId: 'another', idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    const transaction = await producer.transaction();
    const [sent] = await transaction.send({ topic: stream, messages: [{ partition, value: event({}) }] });
    await transaction.commit();
    await producer.disconnect();
    dossiers.isTold(1);
    await sleep(500);
    await dossiers.folded();
    expect(await aside(Number(sent?.baseOffset) + 1)).toEqual(['schema-violation']);
  });
});

async function produced(value: string | null, compression = kafkajs.CompressionTypes.None): Promise<number> {
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  const [sent] = await producer.send({ topic: stream, compression, messages: [{ partition, value }] });
  await producer.disconnect();
  return Number(sent?.baseOffset);
}

/** Why what stands at an offset lies in quarantine. */
async function aside(offset: number): Promise<readonly string[]> {
  const { rows } = await dossiers.database.pool.query<{ reason: string }>(
    `select q.reason from read_model.quarantine q
     join read_model.generation g on g.id = q.generation and g.state = 'active'
     where q.stream = $1 and q."partition" = $2 and q."offset" = $3`,
    [stream, partition, offset],
  );
  return rows.map(({ reason }) => reason);
}

/** About a dossier of this partition, or of one that fits. */
function event(
  overrides: Readonly<Record<string, unknown>>,
  fits = (place: number): boolean => place === partition,
): string {
  for (;;) {
    const drawn = dossier(overrides);
    if (fits(partitionOf(stream, String(drawn['subject'])))) return JSON.stringify(drawn);
  }
}

/** A text of that many letters that does not get smaller when it is packed. */
function noise(length: number): string {
  let seed = 7;
  let text = '';
  while (text.length < length) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += seed.toString(36);
  }
  return text.slice(0, length);
}
