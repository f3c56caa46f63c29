import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { asError, backoffMs, type Logger, pause, pump } from '#runtime';
import { type KafkaAccess, kafkaOf } from './access.js';
import { type InboxRecord, inboxRecord } from './inbox-record.js';
import { inboxAgency, inboxGroup } from './inbox-topics.js';

export type InboxOptions = KafkaAccess &
  Readonly<{
    /**
     * Gets records of one partition, in order, and resolves when all of them are durable elsewhere. Where it rejects it
     * gets the same records again; whatever happens, a record comes once or more.
     */
    take: (records: readonly InboxRecord[]) => Promise<void>;
    /** How often it is looked for new inboxes. */
    lookEveryMs?: number;
  }>;

/** Together at a time: a refused record is written again with its reasons, and a batch of them must fit. */
const sliceRecords = 500;
const sliceBytes = 1024 * 1024;

const partitionsAtATime = 4;
const heartbeatEveryMs = 3_000;

/** Empties the inboxes of agencies, also those that are made later; several gateways share the work. */
export class KafkaInbox {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private readonly lookEveryMs: number;

  constructor(private readonly options: InboxOptions) {
    this.lookEveryMs = options.lookEveryMs ?? 5_000;
    const turn = (signal: AbortSignal): Promise<void> => this.consume(signal);
    this.running = pump({ name: 'kafka-inbox', turn, signal: this.stopping.signal, log: options.log });
  }

  /** What was taken is finished first. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Until there are other inboxes, or the cluster is lost. */
  private async consume(signal: AbortSignal): Promise<void> {
    const kafka = kafkaOf(this.options);
    const admin = kafka.admin({ retry: { retries: 2 } });
    const consumer = kafka.consumer({
      groupId: inboxGroup,
      allowAutoTopicCreation: false,
      sessionTimeout: 15_000,
      // a gateway that died while it joined holds the others up for so long
      rebalanceTimeout: 30_000,
      heartbeatInterval: heartbeatEveryMs,
      retry: { retries: 4, restartOnFailure: () => Promise.resolve(false) },
    });
    const crashed = crashOf(consumer);
    try {
      await admin.connect();
      const topics = inboxesIn(await admin.listTopics());
      if (topics.length > 0) await this.run(consumer, topics);
      let found = topics;
      while (found.join() === topics.join() && !signal.aborted) {
        await Promise.race([pause(this.lookEveryMs, signal), crashed]);
        found = inboxesIn(await admin.listTopics());
      }
    } finally {
      await Promise.allSettled([consumer.disconnect(), admin.disconnect()]);
    }
  }

  private async run(consumer: Consumer, topics: string[]): Promise<void> {
    await consumer.connect();
    // an inbox that is noticed late is read from its first record
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsAtATime,
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    for (const slice of slicesOf(batch.messages)) {
      const records = slice.map((message) => inboxRecord(batch, message));
      if ((await this.taken(records, payload)) === 'stopped') return;
      payload.resolveOffset(slice.at(-1)?.offset ?? '');
      await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
    }
  }

  /** Again and again until it works: nothing is skipped, and nothing behind it in the partition comes first. */
  private async taken(records: readonly InboxRecord[], batch: EachBatchPayload): Promise<'taken' | 'stopped'> {
    const isOurs = (): boolean => batch.isRunning() && !batch.isStale() && !this.stopping.signal.aborted;
    for (let failures = 0; isOurs(); failures += 1) {
      try {
        await whileBeating(() => batch.heartbeat(), this.options.take(records));
        return 'taken';
      } catch (error) {
        tell(this.options.log, records, error);
        await pause(backoffMs(failures, 100, 5_000), this.stopping.signal);
        await batch.heartbeat(); // it may be somebody else's partition by now
      }
    }
    return 'stopped';
  }
}

function inboxesIn(topics: readonly string[]): string[] {
  return topics.filter((topic) => inboxAgency(topic) !== undefined).sort();
}

/** Rejects when the consumer gives up. */
function crashOf(consumer: Consumer): Promise<never> {
  const crashed = new Promise<never>((_resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  });
  crashed.catch(() => undefined); // whoever waits for it is told
  return crashed;
}

/** What takes long is not taken for dead. */
async function whileBeating(heartbeat: () => Promise<void>, work: Promise<void>): Promise<void> {
  const done = new AbortController();
  const beat = async (): Promise<void> => {
    while (!done.signal.aborted) {
      await pause(heartbeatEveryMs, done.signal);
      await heartbeat();
    }
  };
  void beat().catch(() => undefined); // who lost the partition is told when the offset is committed
  await work.finally(() => done.abort());
}

function* slicesOf(messages: readonly KafkaMessage[]): Generator<readonly KafkaMessage[]> {
  let slice: KafkaMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value?.length ?? 0;
    if (slice.length > 0 && (slice.length === sliceRecords || bytes + size > sliceBytes)) {
      yield slice;
      slice = [];
      bytes = 0;
    }
    slice.push(message);
    bytes += size;
  }
  if (slice.length > 0) yield slice;
}

function tell(log: Logger, [first]: readonly InboxRecord[], error: unknown): void {
  if (first === undefined) return;
  const { topic, partition, offset } = first;
  log.warn({ topic, partition, offset, err: asError(error) }, 'inbox records are tried again');
}
