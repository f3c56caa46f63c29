import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyTopics, openKafkaLog } from '#event-log';
import { eventLogContract, type LogUnderTest } from '../../libs/event-log/src/event-log.contract.js';
import { stream } from '../../libs/event-log/src/log-samples.contract.js';
import { ownBrokers } from './brokers-under-test.js';
import { cutBatch } from './cut-segment.js';

eventLogContract('Kafka', openUnderTest);

/** Every log under test has a broker of its own: topics have the names of the streams. */
async function openUnderTest(): Promise<LogUnderTest> {
  const brokers = await ownBrokers(1);
  const access = { brokers: brokers.addresses };
  await applyTopics(access);
  const logs = [await openKafkaLog(access)];
  const opened = logs[0]!;
  return {
    log: opened,
    reopen: async () => {
      await logs.pop()?.close();
      const again = await openKafkaLog(access);
      logs.push(again);
      return again;
    },
    disturb: async (_partition, holdMs) => {
      process.kill(brokers.pidOf(0), 'SIGSTOP');
      await sleep(holdMs);
      process.kill(brokers.pidOf(0), 'SIGCONT');
      await sleep(holdMs);
    },
    punchHole: async ({ partition, offset }) => {
      await brokers.kill(0, 'SIGTERM');
      await cutBatch(join(brokers.dataOf(0), `${stream}-${partition}`), offset);
      await brokers.startAgain(0);
    },
    close: async () => {
      for (const log of logs) await log.close();
      await brokers.stop();
    },
  };
}
