import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyTopics, openKafkaLog } from '#event-log';
import { eventLogContract, type LogUnderTest } from '../../libs/event-log/src/event-log.contract.js';
import { stream } from '../../libs/event-log/src/log-samples.contract.js';
import { ownBrokers } from './brokers-under-test.js';
import { cutBatch } from './cut-segment.js';

eventLogContract('Kafka', openUnderTest);

describe('a Kafka log that is closed', () => {
  it('leaves no connection open, also where its first reads came together', async () => {
    const brokers = await ownBrokers(1);
    const access = { brokers: brokers.addresses };
    await applyTopics(access);
    const log = await openKafkaLog(access);
    await log.appendTo(stream, 0, [{ stream, subject: '', body: '{"id":"1"}', hash: 'a'.repeat(64) }]);
    const together = Array.from({ length: 8 }, () => log.read({ stream, partition: 0, offset: 0 }, 1));
    expect((await Promise.all(together)).flat()).toHaveLength(8);
    // one for what is asked, one for what is fetched, and the producer's two
    expect(await connectionsTo(brokers.addresses[0]!)).toBeLessThanOrEqual(5);
    await log.close();
    expect(await connectionsTo(brokers.addresses[0]!)).toBe(0);
  });
});

/** Of this process; the kernel needs a moment to see one go. */
async function connectionsTo(address: string): Promise<number> {
  await sleep(300);
  const port = Number(address.split(':')[1]).toString(16).toUpperCase().padStart(4, '0');
  const lines = (await readFile(`/proc/${process.pid}/net/tcp`, 'utf8')).split('\n').slice(1);
  return lines.filter((line) => new RegExp(`^\\s*\\d+: \\S+ \\w+:${port} 01 `).test(line)).length;
}

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
