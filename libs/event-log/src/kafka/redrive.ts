import { createLogger } from '#runtime';
import { type KafkaAccess, kafkaOf } from './access.js';
import { type RecordHeaders, sentHeaders } from './inbox-record.js';
import { DurableProducer, type Placed } from './producer.js';
import type { QuarantinedRecord } from './quarantine-reader.js';
import { ours } from './quarantine-topic.js';

/** A record to be sent again, as it was or mended. */
export type Redriven = Readonly<{
  from: QuarantinedRecord;
  /** JSON of the event in structured mode; left out, the record is sent as it was. */
  mended?: string;
}>;

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

function sentAgain({ from, mended }: Redriven): { topic: string; messages: Placed[] } {
  const { position, origin, record } = from;
  if (origin === undefined) throw new Error(`${position} names no inbox that it came from`);
  const kept = mended === undefined ? without(record.headers, reasons) : without(record.headers, reasonsAndMode);
  const headers = sentHeaders({ ...kept, [ours.redrivenFrom]: [Buffer.from(position)] });
  const value = mended ?? record.value;
  return { topic: origin.topic, messages: [{ key: record.key, value, headers, partition: origin.partition }] };
}

const reasons = /^(kafka_dlt-|lienthong-)/;
/** What was in binary mode is mended as a whole. */
const reasonsAndMode = /^(kafka_dlt-|lienthong-|ce_|content-type$)/;

function without(headers: RecordHeaders, unwanted: RegExp): RecordHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !unwanted.test(name)));
}
