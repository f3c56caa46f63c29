import { setTimeout as sleep } from 'node:timers/promises';
import { applyTopics } from '#event-log';
import { freshDatabase } from '../support/postgres.js';
import { ownBrokers } from './brokers-under-test.js';
import { DossierStream, onestop } from './dossier-stream.js';
import { withAdmin } from './folded.js';
import { ProjectorProcess } from './projector-process.js';

it('goes on at the next leaders when a broker of three is killed, and is exact when it is back', async () => {
  const brokers = await ownBrokers(3);
  const { addresses } = brokers;
  while ((await brokersOf(addresses)) < 3) await sleep(100); // else topics are planned for those that are there
  await applyTopics({ brokers: addresses });
  const { connectionString } = await freshDatabase();
  const dossiers = await DossierStream.open(addresses, connectionString);
  await dossiers.tell(100);
  await ProjectorProcess.start({ brokers: addresses, databaseUrl: connectionString, contexts: 'onestop' }).joined();
  await dossiers.tellWhile(async () => {
    await sleep(1_000);
    const leader = await leaderOf(addresses, 0);
    await brokers.kill(leader - 1);
    const { told } = dossiers;
    while ((await leaderOf(addresses, 0)) === leader || dossiers.told < told + 200) await sleep(200);
    while ((await dossiers.counted()) < told + 200) await sleep(100); // new ones count while it is away
    await brokers.startAgain(leader - 1);
    await sleep(1_000);
  });
  await dossiers.mustBeExact();
});

async function brokersOf(addresses: readonly string[]): Promise<number> {
  return await withAdmin(addresses, async (admin) => (await admin.describeCluster()).brokers.length);
}

/** The node that leads a partition. */
async function leaderOf(addresses: readonly string[], partition: number): Promise<number> {
  return await withAdmin(addresses, async (admin) => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [onestop.stream] });
    const found = topics[0]?.partitions.find(({ partitionId }) => partitionId === partition);
    return found?.leader ?? -1;
  });
}
