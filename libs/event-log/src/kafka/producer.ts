import kafkajs, { type Kafka, type Message, type Producer, type RecordMetadata } from 'kafkajs';
import { LogUnavailable, LogUnsafe } from '../errors.js';
import { protocolType } from './cluster.js';

/** Every replica in sync has it. */
const acks = -1;
/** A cluster that does not answer for so long answers 503 to whoever sends. */
const retries = 6;

/** A record whose partition is chosen, so that it is known which ones have to be answered. */
export type Placed = Message & Readonly<{ partition: number }>;

export type TopicRecords = { topic: string; messages: Placed[] };

/**
 * Produces one call after the other, and without a second copy where an answer was lost and is asked for again (idempotent
 * producer). After an error nobody knows how far the sequence went, so what follows has a producer of its own. Calls never
 * overlap: the client gives a number back when an answer is lost, the next call would take it, and the broker would
 * acknowledge that one as a copy of what it has.
 */
export class DurableProducer {
  private producer: Promise<Producer> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly kafka: Kafka) {}

  /**
   * Durable when it resolves.
   *
   * @returns by `topic/partition` the offset of the first record that was produced there.
   * @throws LogUnavailable where it is not known whether all of them were; LogUnsafe where the cluster refuses them.
   */
  send(topicMessages: TopicRecords[]): Promise<ReadonlyMap<string, number>> {
    const sent = this.last.then(() => this.produce(topicMessages));
    this.last = sent.catch(() => undefined);
    return sent;
  }

  async close(): Promise<void> {
    const producer = await this.producer?.catch(() => undefined);
    await producer?.disconnect();
  }

  private async produce(topicMessages: TopicRecords[]): Promise<ReadonlyMap<string, number>> {
    try {
      const producer = await this.connected();
      return firstOffsets(topicMessages, await producer.sendBatch({ acks, topicMessages, timeout: 10_000 }));
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
}

/** Where a leader moved in the midst of a retry the client may leave its partitions out, and says nothing. */
function firstOffsets(sent: readonly TopicRecords[], answers: readonly RecordMetadata[]): ReadonlyMap<string, number> {
  const first = new Map(
    answers.map((answer) => [`${answer.topicName}/${answer.partition}`, Number(answer.baseOffset)]),
  );
  for (const { topic, messages } of sent) {
    for (const { partition } of messages) {
      const offset = first.get(`${topic}/${partition}`);
      if (offset === undefined || !(offset >= 0)) throw new Error(`no answer for ${topic}/${partition}`);
    }
  }
  return first;
}

/** The cluster takes nothing until somebody is given the right to write. */
function refusedFor(error: unknown): Error | undefined {
  const type = protocolType(error) ?? protocolType(error instanceof Error ? error.cause : undefined);
  return type === 'TOPIC_AUTHORIZATION_FAILED' || type === 'CLUSTER_AUTHORIZATION_FAILED'
    ? new LogUnsafe(error)
    : undefined;
}
