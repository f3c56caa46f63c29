import kafkajs, { type Kafka, type Producer, type RecordMetadata } from 'kafkajs';
import { LogUnavailable, LogUnsafe } from '../errors.js';
import type { Position } from '../event-log.js';
import type { Row } from '../group-commit.js';
import { type Produced, producedOf, vietnamTime } from './records.js';
import { protocolType } from './cluster.js';

/** Every replica in sync has it. */
const acks = -1;
/** A cluster that does not answer for so long answers 503 to whoever sends. */
const retries = 6;

/**
 * Appends groups, one after the other: in order, and without a second copy where an answer was lost and is asked for again
 * (idempotent producer). After an error nobody knows how far the sequence went, so the next group has a producer of its own.
 */
export class Appender {
  private producer: Promise<Producer> | undefined;
  /** The latest time that was given in a partition, in milliseconds: what the broker stamps after it may not be earlier. */
  private readonly latestGiven = new Map<string, number>();

  constructor(private readonly kafka: Kafka) {}

  /** See GroupCommitOptions.commit. */
  async append(rows: readonly Row[]): Promise<readonly Position[]> {
    const topics = new Map<Row['stream'], Produced[]>();
    for (const row of rows) {
      const messages = topics.get(row.stream) ?? [];
      messages.push(producedOf(this.inOrder(row)));
      topics.set(row.stream, messages);
    }
    const topicMessages = [...topics].map(([topic, messages]) => ({ topic, messages }));
    return positionsOf(rows, await this.sent(topicMessages));
  }

  async close(): Promise<void> {
    const producer = await this.producer?.catch(() => undefined);
    await producer?.disconnect();
  }

  private async sent(topicMessages: TopicMessages): Promise<readonly RecordMetadata[]> {
    try {
      const producer = await this.connected();
      return await producer.sendBatch({ acks, topicMessages, timeout: 10_000 });
    } catch (error) {
      void this.close().catch(() => undefined);
      this.producer = undefined;
      throw refusedFor(error) ?? new LogUnavailable(error);
    }
  }

  private connected(): Promise<Producer> {
    this.producer ??= this.connect();
    return this.producer;
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry: { retries, initialRetryTime: 150, maxRetryTime: 3_000 },
    });
    await producer.connect();
    return producer;
  }

  /** Where what was recorded before has a later time than the clock, that is the time of what follows. */
  private inOrder(row: Row): Row {
    const place = `${row.stream}/${row.partition}`;
    const latest = this.latestGiven.get(place) ?? 0;
    if (row.recordedTime !== undefined) {
      this.latestGiven.set(place, Math.max(latest, Date.parse(row.recordedTime)));
      return row;
    }
    if (Date.now() > latest) return row;
    const recordedTime = vietnamTime(latest);
    return { ...row, recordedTime, body: `${row.body}"recordedtime":"${recordedTime}"}` };
  }
}

type TopicMessages = { topic: string; messages: Produced[] }[];

/** A partition's rows were appended as one batch, in their order, so its first offset tells all. */
function positionsOf(rows: readonly Row[], answers: readonly RecordMetadata[]): readonly Position[] {
  const next = new Map(answers.map((answer) => [`${answer.topicName}/${answer.partition}`, Number(answer.baseOffset)]));
  return rows.map(({ stream, partition }) => {
    const place = `${stream}/${partition}`;
    const offset = next.get(place);
    // where a leader moved in the midst of a retry the client may leave its partitions out
    if (offset === undefined || !(offset >= 0)) throw new LogUnavailable(new Error(`no answer for ${place}`));
    next.set(place, offset + 1);
    return { stream, partition, offset };
  });
}

/** The cluster takes nothing until it has as many replicas in sync as were promised. */
function refusedFor(error: unknown): Error | undefined {
  const type = protocolType(error) ?? protocolType(error instanceof Error ? error.cause : undefined);
  return type === 'TOPIC_AUTHORIZATION_FAILED' || type === 'CLUSTER_AUTHORIZATION_FAILED'
    ? new LogUnsafe(error)
    : undefined;
}
