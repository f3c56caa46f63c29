import { createLogger } from '#runtime';
import { type KafkaAccess, kafkaOf } from './access.js';
import { type RecordHeaders, sentHeaders } from './inbox-record.js';
import { DurableProducer, type Placed } from './producer.js';
import type { QuarantinedRecord } from './quarantine-reader.js';
import { ours } from './quarantine-topic.js';

/** A record to be sent again, as it was or mended. */
export type Redriven = Readonly<{ from: QuarantinedRecord; value: Buffer | null }>;

/** Together at a time: of the largest ones some fit into one request. */
const sliceRecords = 20;

/**
 * Sends records back to the partition of the inbox that they came from, where they are checked again.
 *
 * @throws Error where one came from no inbox; nothing is sent then.
 */
export async function redrive(
  access: Omit<KafkaAccess, 'log'> & Partial<Pick<KafkaAccess, 'log'>>,
  redriven: readonly Redriven[],
): Promise<void> {
  const sent = redriven.map(sentAgain);
  const producer = new DurableProducer(kafkaOf({ log: createLogger({ name: 'event-log' }), ...access }));
  try {
    for (let start = 0; start < sent.length; start += sliceRecords)
      await producer.send(sent.slice(start, start + sliceRecords));
  } finally {
    await producer.close();
  }
}

function sentAgain({ from, value }: Redriven): { topic: string; messages: Placed[] } {
  const { position, origin, record } = from;
  if (origin === undefined) throw new Error(`${position} names no inbox that it came from`);
  const headers = sentHeaders({ ...withoutReasons(record.headers), [ours.redrivenFrom]: [Buffer.from(position)] });
  return { topic: origin.topic, messages: [{ key: record.key, value, headers, partition: origin.partition }] };
}

/** The headers that its producer gave it. */
function withoutReasons(headers: RecordHeaders): RecordHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(kafka_dlt-|lienthong-)/.test(name)));
}
