import kafkajs from 'kafkajs';
import { streamNames, type StreamName } from '#event-catalog';
import { foldedPositions } from '#read-models';
import type { Store } from '../../apps/hub/src/store.js';

/** The offset behind the last folded event, by `stream/partition`. */
export function foldedBy({ database }: Pick<Store, 'database'>): Promise<ReadonlyMap<string, number>> {
  return foldedPositions(database.pool);
}

/** How many events of the log are not folded yet. */
export async function behind(
  { log, database }: Pick<Store, 'log' | 'database'>,
  streams: readonly StreamName[] = streamNames,
): Promise<number> {
  const folded = await foldedPositions(database.pool);
  let left = 0;
  for (const stream of streams) {
    for (const { partition, nextOffset } of await log.heads(stream))
      left += nextOffset - (folded.get(`${stream}/${partition}`) ?? 0);
  }
  return left;
}

/** What `kafka-consumer-groups --describe` shows of a group, by partition; those without an offset are left out. */
export async function committedOffsets(
  brokers: readonly string[],
  groupId: string,
  topic: string,
): Promise<ReadonlyMap<number, number>> {
  return await withAdmin(brokers, async (admin) => {
    const [found] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const known = (found?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
    return new Map(known.map(({ partition, offset }) => [partition, Number(offset)]));
  });
}

/** As an operator's own tool would do. */
export async function withAdmin<T>(brokers: readonly string[], work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
