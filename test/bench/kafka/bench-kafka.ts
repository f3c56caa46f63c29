import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyTopics, type KafkaEventLog, type NewEvent, openKafkaLog } from '#event-log';
import { openDatabase } from '#read-models';
import { createLogger } from '#runtime';
import { openEmbeddedPostgres } from '../../../apps/hub/src/embedded-postgres.js';
import { Brokers } from '../../cluster/brokers.js';
import { median } from '../figure.js';
import { bareConsumer } from './bare-consumer.js';
import { folding, replaying } from './projecting.js';
import { streamsPeer } from './streams-peer.js';
import { threeEventsEach } from './three-events.js';

/**
 * Our projector against Kafka Streams and against a consumer that only parses: one run, one machine, one topic.
 *
 * Usage: npm run bench:kafka -- [events] [rounds]; two million events and three rounds unless told otherwise.
 */
const dossiers = Math.round(Number(process.argv[2] ?? 2_000_000) / 3);
const rounds = Number(process.argv[3] ?? 3);
const events = dossiers * 3;
const topic = 'egov.onestop.v1';

const folder = await mkdtemp(join(tmpdir(), 'lienthong-bench-kafka-'));
const logger = createLogger({ name: 'bench', level: 'error' });
const brokers = await Brokers.start({ count: 1, folder: join(folder, 'kafka') });
const postgres = await openEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: logger });
const access = { brokers: brokers.addresses, log: logger, independentPower: true };
await applyTopics(access);
const log = await openKafkaLog(access);
const database = await openDatabase({ connectionString: postgres.connectionString });
try {
  const bytes = await filled(log, threeEventsEach(dossiers));
  const seconds: Record<Contender, number[]> = { bareConsumer: [], kafkaStreams: [], folding: [], replaying: [] };
  for (let round = 0; round < rounds; round += 1) {
    seconds.bareConsumer.push(await bareConsumer(brokers.addresses, topic, events));
    seconds.folding.push(await folding({ log, database }));
    seconds.kafkaStreams.push(await streamsPeer(brokers.addresses, topic, events));
    seconds.replaying.push(await replaying({ log, database }));
    console.log(`round ${round + 1}: ${JSON.stringify(lastOf(seconds))} seconds`);
  }
  await report(seconds, Math.round(bytes / events));
} finally {
  await database.close();
  await log.close();
  await postgres.stop();
  await brokers.stop();
  await rm(folder, { recursive: true, force: true });
}

type Contender = 'bareConsumer' | 'kafkaStreams' | 'folding' | 'replaying';

/** Answers how many bytes the events have. */
async function filled(target: KafkaEventLog, all: Iterable<NewEvent>): Promise<number> {
  let batch: NewEvent[] = [];
  let bytes = 0;
  for (const event of all) {
    batch.push(event);
    bytes += Buffer.byteLength(event.body);
    if (batch.length < 5_000) continue;
    await target.append(batch);
    batch = [];
  }
  await target.append(batch);
  return bytes;
}

function lastOf(seconds: Readonly<Record<Contender, readonly number[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(seconds).map(([name, all]) => [name, (all.at(-1) ?? NaN).toFixed(1)]));
}

/** Ratios of rates: ours to theirs, each of the same round. */
async function report(seconds: Readonly<Record<Contender, readonly number[]>>, bytesAnEvent: number): Promise<void> {
  const ratio = (theirs: Contender, ours: Contender): number =>
    Number(median(seconds[ours].map((mine, round) => (seconds[theirs][round] ?? NaN) / mine)).toPrecision(3));
  const ratios = {
    kafkaStreams: ratio('kafkaStreams', 'folding'),
    bareConsumer: ratio('bareConsumer', 'folding'),
    kafkaStreamsFirstCopy: ratio('kafkaStreams', 'replaying'),
    bareConsumerFirstCopy: ratio('bareConsumer', 'replaying'),
  };
  const wanted = { kafkaStreams: 2, bareConsumer: 0.7 };
  const results = { events, bytesAnEvent, rounds, ratios, wanted, seconds };
  await mkdir('test/bench/results', { recursive: true });
  await writeFile('test/bench/results/kafka-projecting.json', `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(JSON.stringify({ ratios, wanted }, undefined, 2));
}
