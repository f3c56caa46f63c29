import type Cluster from 'kafkajs/src/cluster/index.js';
import type { StreamName } from '#event-catalog';
import { LogHole } from '../errors.js';
import type { Position } from '../event-log.js';
import { type KafkaCluster, protocolType } from './cluster.js';

/**
 * A batch of the log that holds the offset, and what follows it up to about so many bytes: a batch is never cut, so some
 * records may be before the offset.
 *
 * @throws LogHole where the offset was removed from the log, or the log ends before it.
 */
export async function fetchFrom(
  cluster: KafkaCluster,
  from: Position,
  maxBytes: number,
): Promise<Cluster.FetchedPartition> {
  const { stream, partition, offset } = from;
  try {
    return await cluster.ask(async (asked) => {
      const [nodeId] = Object.keys(asked.findLeaderForPartitions(stream, [partition]));
      const broker = await asked.findBroker({ nodeId: nodeId ?? '' });
      const [found] = await fetchAt(broker, stream, [{ partition, offset, maxBytes }]);
      if (found === undefined) throw new Error('the broker answered for another partition');
      return found;
    });
  } catch (error) {
    if (protocolType(error) !== 'OFFSET_OUT_OF_RANGE') throw error;
    const end = (await offsetsOf(cluster, stream, [partition], 'end')).get(partition) ?? 0;
    throw new LogHole({ stream, partition, offset: Math.min(offset, end) });
  }
}

type Wanted = Readonly<{ partition: number; offset: number; maxBytes: number }>;

/**
 * The client opens a broker's second connection with the first fetch, and one for each that comes meanwhile, of which all
 * but one are then forgotten open: so the first goes alone.
 */
const opening = new WeakMap<Cluster.Broker, Promise<unknown>>();

/** One request, answered at once, or when there is something within `waitMs`. */
export async function fetchAt(
  broker: Cluster.Broker,
  topic: string,
  wanted: readonly Wanted[],
  waitMs = 0,
): Promise<readonly Cluster.FetchedPartition[]> {
  const first = opening.get(broker);
  if (first !== undefined) await first;
  const fetching = fetched(broker, topic, wanted, waitMs);
  if (!opening.has(broker))
    opening.set(
      broker,
      fetching.catch(() => undefined),
    );
  try {
    return await fetching;
  } catch (error) {
    opening.delete(broker);
    throw error;
  }
}

async function fetched(
  broker: Cluster.Broker,
  topic: string,
  wanted: readonly Wanted[],
  waitMs: number,
): Promise<readonly Cluster.FetchedPartition[]> {
  const { responses } = await broker.fetch({
    isolationLevel: 0,
    maxWaitTime: waitMs,
    minBytes: waitMs === 0 ? 0 : 1,
    maxBytes: wanted.reduce((sum, { maxBytes }) => sum + maxBytes, 0),
    topics: [
      {
        topic,
        partitions: wanted.map(({ partition, offset, maxBytes }) => ({
          partition,
          fetchOffset: String(offset),
          maxBytes,
        })),
      },
    ],
  });
  return responses.flatMap(({ partitions }) => partitions);
}

/** Where partitions begin or end. */
export async function offsetsOf(
  cluster: KafkaCluster,
  topic: StreamName,
  partitions: readonly number[],
  edge: 'start' | 'end',
): Promise<ReadonlyMap<number, number>> {
  const wanted = partitions.map((partition) => ({ partition }));
  const [found] = await cluster.ask((asked) =>
    asked.fetchTopicsOffset([{ topic, partitions: wanted, fromBeginning: edge === 'start' }]),
  );
  return new Map((found?.partitions ?? []).map(({ partition, offset }) => [partition, Number(offset)]));
}
