import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { applyTopics, openKafkaLog } from '#event-log';
import { foldedPositions, openDatabase } from '#read-models';
import { createLogger } from '#runtime';
import { ship } from '../../apps/hub/src/prepare-log.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { FoldStrategy } from '../../apps/projector/src/fold-strategy.js';
import { freshDatabase } from '../support/postgres.js';
import { ownBrokers } from './brokers-under-test.js';

it('shares a stream among projectors and gives it to those that are left', async () => {
  const brokers = await ownBrokers(1);
  const access = { brokers: brokers.addresses };
  await applyTopics(access);
  const log = await openKafkaLog(access);
  await ship(log);
  const { connectionString } = await freshDatabase();
  const logger = createLogger({ name: 'test', level: 'warn', destination: process.stderr });
  const governance = contexts.filter(({ name }) => name === 'governance');
  const workers = await Promise.all(
    [1, 2].map(async () => {
      const own = { log: await openKafkaLog(access), database: await openDatabase({ connectionString }), logger };
      return { ...own, strategy: new FoldStrategy(own, governance) };
    }),
  );
  for (const { strategy } of workers) {
    await promisify(strategy.listen.bind(strategy))();
  }
  const { database } = workers[0]!;
  const total = (await log.heads('egov.governance.v1')).reduce((sum, { nextOffset }) => sum + nextOffset, 0);
  const folded = async (): Promise<number> =>
    [...(await foldedPositions(database.pool)).values()].reduce((sum, next) => sum + next, 0);
  while ((await folded()) < total) await sleep(100);
  await workers[1]!.strategy.close();
  for (const { strategy, log: own, database: theirs } of workers) {
    await strategy.close();
    await own.close();
    await theirs.close();
  }
  await log.close();
});
