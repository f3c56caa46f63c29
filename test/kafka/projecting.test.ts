import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { applyTopics, openKafkaLog } from '#event-log';
import { openDatabase } from '#read-models';
import { createLogger } from '#runtime';
import { contexts } from '../../apps/projector/src/contexts.js';
import { FoldStrategy } from '../../apps/projector/src/fold-strategy.js';
import type { Store } from '../../apps/hub/src/store.js';
import { exportLog, restoreLog } from '../../libs/event-log/src/log-lines.js';
import { Oracle } from '../oracle/oracle.js';
import { randomEvents } from '../oracle/random-events.js';
import { foldBatchSizes } from '../support/fold-batches.js';
import { dayOfYear, daysOfChange, differences } from '../support/oracle-differences.js';
import { atEnd, freshDatabase } from '../support/postgres.js';
import { ProductCells } from '../support/product-cells.js';
import { appended, seeded, withResends } from '../support/random-log.js';
import { freshStore } from '../support/store.js';
import { ownBrokers } from './brokers-under-test.js';
import { behind, committedOffsets, foldedBy } from './folded.js';
import { readModelDigests } from './read-model-digests.js';

const random = seeded(29);
const options = { seed: 29, events: 4_500, agencies: 20, subjects: 450, decisions: true };

let inPostgres: Store;
let inKafka: Store;
let oracle: Oracle;
let brokers: readonly string[];

beforeAll(async () => {
  inPostgres = await freshStore();
  oracle = new Oracle(await appended(inPostgres.log, withResends(randomEvents(options), 0.1, random), random));
  await foldBatchSizes(inPostgres, () => 1 + Math.floor(random() ** 2 * 800));
  brokers = (await ownBrokers(1)).addresses;
  await applyTopics({ brokers });
  const { connectionString } = await freshDatabase();
  inKafka = await connectedStore(connectionString);
  expect(await restoreLog(inKafka.log, exportLog(inPostgres.log))).toBeGreaterThan(options.events);
});

it('shares the streams among two projectors, and folds as from a PostgreSQL log, row for row', async () => {
  const workers = await Promise.all([1, 2].map(() => connectedStore(inKafka.connectionString)));
  const logger = createLogger({ name: 'test', level: 'warn', destination: process.stderr });
  const strategies = workers.map((worker) => new FoldStrategy({ ...worker, logger }));
  atEnd(async () => {
    for (const strategy of strategies) await strategy.close();
  });
  for (const strategy of strategies) await promisify(strategy.listen.bind(strategy))();
  while ((await behind(inKafka)) > 0) await sleep(100);

  expect(await readModelDigests(inKafka)).toEqual(await readModelDigests(inPostgres));
  await showsOffsets();
});

it.each([undefined, dayOfYear(120), dayOfYear(250)])(
  'agrees with the oracle in every cell, as known on %s',
  async (asOf) => {
    const cells = await ProductCells.read(inKafka, asOf);
    const days = asOf === undefined ? daysOfChange(cells) : [100, 180, 240, 330].map(dayOfYear);
    expect(differences(oracle.asOf(asOf), cells, days)).toEqual([]);
  },
);

/** What Kafka's own tools show follows the checkpoints within seconds, under the name that holds the versions. */
async function showsOffsets(): Promise<void> {
  const folded = await foldedBy(inKafka);
  for (const deadline = Date.now() + 8_000; ;) {
    const shown = await Promise.all(contexts.map(({ group, stream }) => committedOffsets(brokers, group, stream)));
    const same = contexts.every(({ stream }, place) =>
      [...(shown[place] ?? [])].every(([partition, offset]) => offset === (folded.get(`${stream}/${partition}`) ?? 0)),
    );
    if (same && shown.flatMap((offsets) => [...offsets]).length > 100) break;
    if (Date.now() > deadline) throw new Error(`offsets stay behind: ${JSON.stringify(shown.map((one) => [...one]))}`);
    await sleep(250);
  }
  expect(contexts.map(({ group }) => group)).toContain('lienthong-onestop-dossier1-paper1');
}

async function connectedStore(connectionString: string): Promise<Store> {
  const log = await openKafkaLog({ brokers });
  const database = await openDatabase({ connectionString });
  const close = async (): Promise<void> => {
    await database.close();
    await log.close();
  };
  atEnd(close);
  return { log, database, connectionString, close };
}
