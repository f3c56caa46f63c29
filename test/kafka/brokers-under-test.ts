import { rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Brokers, type BrokersOptions } from '../cluster/brokers.js';

/** Brokers of this test file that it may stop and tamper with; they end after its last test. */
export async function ownBrokers(count: number, more: Omit<BrokersOptions, 'count' | 'folder'> = {}): Promise<Brokers> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-kafka-'));
  const brokers = await Brokers.start({ count, folder, ...more });
  started.push({ brokers, folder });
  return brokers;
}

const started: { brokers: Brokers; folder: string }[] = [];

afterAll(async () => {
  for (const { brokers, folder } of started.splice(0)) {
    await brokers.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
