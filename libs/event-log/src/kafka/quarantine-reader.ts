import { createLogger } from '#runtime';
import type { KafkaAccess } from './access.js';
import { KafkaCluster } from './cluster.js';
import { fetchAt } from './fetch.js';
import { headerText, type InboxRecord, inboxRecord, placeOf } from './inbox-record.js';
import { inboxAgency } from './inbox-topics.js';
import { deadLetter, ours } from './quarantine-topic.js';
import { quarantinePartitions, quarantineTopic } from './topics.js';

export type QuarantinedRecord = Readonly<{
  /** Its place in the quarantine: `egov.quarantine.v1/3/12`. */
  position: string;
  /** When it was set aside, in milliseconds since 1970. */
  since: number;
  /** The inbox that it came from, where a gateway wrote it. */
  origin: Readonly<{ topic: string; partition: number; offset: number }> | undefined;
  code: string;
  message: string;
  record: InboxRecord;
}>;

/** One fetch of a partition. */
const maxBytes = 1024 * 1024;

/** All that was set aside since a moment (milliseconds since 1970), partition by partition, up to what is there now. */
export async function* quarantinedRecords(
  access: Omit<KafkaAccess, 'log'> & Partial<Pick<KafkaAccess, 'log'>>,
  sinceMs = 0,
): AsyncGenerator<QuarantinedRecord> {
  const cluster = new KafkaCluster({ log: createLogger({ name: 'event-log' }), ...access }, [quarantineTopic]);
  try {
    for (const range of await rangesOf(cluster, sinceMs)) yield* recordsOf(cluster, range);
  } finally {
    await cluster.close();
  }
}

type Range = Readonly<{ partition: number; start: number; end: number }>;

async function rangesOf(cluster: KafkaCluster, sinceMs: number): Promise<readonly Range[]> {
  const starts = await edgeOf(cluster, { fromTimestamp: sinceMs });
  const ends = await edgeOf(cluster, { fromBeginning: false });
  return [...ends].map(([partition, end]) => {
    const start = starts.get(partition) ?? -1;
    return { partition, start: start < 0 ? end : start, end };
  });
}

type Edge = Readonly<{ fromTimestamp: number } | { fromBeginning: boolean }>;

async function edgeOf(cluster: KafkaCluster, edge: Edge): Promise<ReadonlyMap<number, number>> {
  const partitions = Array.from({ length: quarantinePartitions }, (_, partition) => ({ partition }));
  const [found] = await cluster.ask((asked) =>
    asked.fetchTopicsOffset([{ topic: quarantineTopic, partitions, ...edge }]),
  );
  return new Map((found?.partitions ?? []).map(({ partition, offset }) => [partition, Number(offset)]));
}

async function* recordsOf(cluster: KafkaCluster, { partition, start, end }: Range): AsyncGenerator<QuarantinedRecord> {
  for (let offset = start; offset < end;) {
    const from = offset;
    const [found] = await cluster.ask(async (asked) => {
      const [nodeId] = Object.keys(asked.findLeaderForPartitions(quarantineTopic, [partition]));
      const broker = await asked.findBroker({ nodeId: nodeId ?? '' });
      return await fetchAt(broker, quarantineTopic, [{ partition, offset: from, maxBytes }]);
    });
    const records = (found?.messages ?? []).filter((message) => Number(message.offset) >= from);
    for (const message of records) {
      offset = Number(message.offset) + 1;
      if (!message.isControlRecord) yield quarantined(inboxRecord({ topic: quarantineTopic, partition }, message));
    }
    if (offset === from) return; // what was there is gone
  }
}

function quarantined(record: InboxRecord): QuarantinedRecord {
  const { headers } = record;
  return {
    position: placeOf(record),
    since: record.timestamp,
    origin: originIn(headerText(headers, ours.origin) ?? ''),
    code: headerText(headers, ours.code) ?? '',
    message: headerText(headers, deadLetter.message) ?? '',
    record,
  };
}

function originIn(text: string): QuarantinedRecord['origin'] {
  const [, topic, partition, offset] = /^([^/]+)\/(\d+)\/(\d+)$/.exec(text) ?? [];
  // anybody who may write there could name any topic
  return topic === undefined || inboxAgency(topic) === undefined
    ? undefined
    : { topic, partition: Number(partition), offset: Number(offset) };
}
