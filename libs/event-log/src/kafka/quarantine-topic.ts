import kafkajs from 'kafkajs';
import { type KafkaAccess, kafkaOf } from './access.js';
import { type InboxRecord, placeOf, type RecordHeaders, sentHeaders } from './inbox-record.js';
import { DurableProducer, type Placed } from './producer.js';
import { originHeader } from './records.js';
import { quarantinePartitions, quarantineTopic } from './topics.js';

/** A record that may not go into the log, and why. */
export type Refused = Readonly<{
  record: InboxRecord;
  code: string;
  /** One sentence. */
  message: string;
  /** The errors as JSON. */
  errors: string;
}>;

/** Headers as Spring for Apache Kafka writes them, whose tools and those that follow it read them: numbers are big-endian bytes. */
export const deadLetter = {
  topic: 'kafka_dlt-original-topic',
  partition: 'kafka_dlt-original-partition',
  offset: 'kafka_dlt-original-offset',
  timestamp: 'kafka_dlt-original-timestamp',
  timestampType: 'kafka_dlt-original-timestamp-type',
  message: 'kafka_dlt-exception-message',
  fqcn: 'kafka_dlt-exception-fqcn',
} as const;

/** The same for people, and for `lienthong quarantine`. */
export const ours = {
  origin: originHeader,
  code: 'lienthong-code',
  errors: 'lienthong-errors',
  redrivenFrom: 'lienthong-redriven-from',
} as const;

/** Writes the copies. Where it is not known whether one was written, it is written again, with the same origin. */
export class QuarantineWriter {
  private readonly producer: DurableProducer;

  constructor(access: KafkaAccess) {
    this.producer = new DurableProducer(kafkaOf(access));
  }

  /** Durable when it resolves. */
  async write(refused: readonly Refused[]): Promise<void> {
    if (refused.length === 0) return;
    await this.producer.send([{ topic: quarantineTopic, messages: refused.map(copyOf) }]);
  }

  async close(): Promise<void> {
    await this.producer.close();
  }
}

function copyOf({ record, code, message, errors }: Refused): Placed {
  const { key, value, headers } = record;
  const copied = { ...headers, ...deadLetterHeaders(record), ...textHeaders({ code, message, errors }) };
  copied[ours.origin] = [Buffer.from(placeOf(record))];
  return { key, value, headers: sentHeaders(copied), partition: partitionOf({ key, value }) };
}

function deadLetterHeaders({ topic, partition, offset, timestamp }: InboxRecord): RecordHeaders {
  const partitionBytes = Buffer.alloc(4);
  partitionBytes.writeInt32BE(partition);
  return {
    [deadLetter.topic]: [Buffer.from(topic)],
    [deadLetter.partition]: [partitionBytes],
    [deadLetter.offset]: [int64(offset)],
    [deadLetter.timestamp]: [int64(timestamp)],
    [deadLetter.timestampType]: [Buffer.from('LogAppendTime')],
  };
}

function textHeaders({ code, message, errors }: Omit<Refused, 'record'>): Record<string, readonly Buffer[]> {
  return {
    [deadLetter.message]: [Buffer.from(message)],
    [deadLetter.fqcn]: [Buffer.from(`vn.egov.refused.${code}`)],
    [ours.code]: [Buffer.from(code)],
    [ours.errors]: [Buffer.from(errors)],
  };
}

function int64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

const partitioner = kafkajs.Partitioners.DefaultPartitioner();
const partitionMetadata = Array.from({ length: quarantinePartitions }, (_, partitionId) => ({
  partitionErrorCode: 0,
  partitionId,
  leader: 0,
  replicas: [],
  isr: [],
}));

/** That of the key, as every client would choose it. */
function partitionOf(message: Pick<InboxRecord, 'key' | 'value'>): number {
  return partitioner({ topic: quarantineTopic, partitionMetadata, message });
}
