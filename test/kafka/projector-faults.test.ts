import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { applyTopics, openKafkaLog } from '#event-log';
import { openDatabase } from '#read-models';
import { createLogger } from '#runtime';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../apps/hub/src/embedded-postgres.js';
import { FoldStrategy } from '../../apps/projector/src/fold-strategy.js';
import type { Brokers } from '../cluster/brokers.js';
import { temporaryFolder } from '../support/postgres.js';
import { ownBrokers } from './brokers-under-test.js';
import { DossierStream, onestop } from './dossier-stream.js';
import { withAdmin } from './folded.js';
import { ProjectorProcess } from './projector-process.js';

const logger = createLogger({ name: 'test', level: 'silent' });

let postgres: EmbeddedPostgres;
let dataDir: string;
let port: number;
let brokers: Brokers;
let dossiers: DossierStream;

beforeAll(async () => {
  dataDir = await temporaryFolder();
  postgres = await openEmbeddedPostgres({ dataDir, log: logger });
  port = Number(new URL(postgres.connectionString).port);
  brokers = await ownBrokers(1);
  await applyTopics({ brokers: brokers.addresses });
  dossiers = await DossierStream.open(brokers.addresses, postgres.connectionString);
  await dossiers.tell(50);
});

afterAll(() => postgres.stop());

afterEach(() => dossiers.mustBeExact());

it('counts every dossier once when projectors are killed amid their batches', async () => {
  let projector = await launched();
  await dossiers.tellWhile(async () => {
    for (let kill = 1; kill <= 3; kill += 1) {
      await sleep(1_500 + 400 * kill);
      await projector.kill();
      projector = await launched();
    }
  });
  await dossiers.folded();
});

it('counts every dossier once through twenty rebalances', async () => {
  await launched();
  await dossiers.tellWhile(async () => {
    for (let visit = 1; visit <= 10; visit += 1) await visited();
  });
});

it('lets a paused projector step back when it wakes after its successor took over', async () => {
  const [paused] = [await launched(), await launched()];
  await dossiers.tellWhile(async () => {
    paused.signal('SIGSTOP');
    await hasMembers((count) => count < members);
    await sleep(1_500);
    paused.signal('SIGCONT');
    await sleep(4_000);
  });
  expect(paused.output).not.toContain('loop fails');
});

it('goes on when the broker was away', async () => {
  await dossiers.tellWhile(async () => {
    await brokers.kill(0);
    await sleep(2_000);
    await brokers.startAgain(0);
    await sleep(2_000);
  });
});

it('goes on when the database was away', async () => {
  await dossiers.tellWhile(async () => {
    await postgres.stop();
    await sleep(2_500);
    postgres = await openEmbeddedPostgres({ dataDir, port, log: logger });
    await sleep(1_000);
  });
});

let members = 0;

async function launched(): Promise<ProjectorProcess> {
  const options = { brokers: brokers.addresses, databaseUrl: postgres.connectionString, contexts: 'onestop' };
  const projector = await ProjectorProcess.start(options).joined();
  members = await memberCount();
  return projector;
}

/** Another projector joins, gets its share and leaves: two rebalances. */
async function visited(): Promise<void> {
  const log = await openKafkaLog({ brokers: brokers.addresses });
  const database = await openDatabase({ connectionString: postgres.connectionString });
  const strategy = new FoldStrategy({ log, database, logger }, [onestop]);
  await promisify(strategy.listen.bind(strategy))();
  await sleep(1_000);
  await strategy.close();
  await database.close();
  await log.close();
}

async function hasMembers(wanted: (count: number) => boolean): Promise<void> {
  while (!wanted(await memberCount())) await sleep(250);
}

async function memberCount(): Promise<number> {
  return await withAdmin(brokers.addresses, async (admin) => {
    const { groups } = await admin.describeGroups([onestop.group]);
    return groups[0]?.members.length ?? 0;
  });
}
