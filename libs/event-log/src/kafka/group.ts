import type { Consumer, Kafka } from 'kafkajs';
import { asError, type Logger, pause, pump } from '#runtime';
import { OffsetsMoved } from '../errors.js';
import type { Share, ShareOptions } from '../share.js';
import { administered } from './administered.js';
import { protocolType } from './cluster.js';

/** How often the group's offsets follow the database's. */
const commitMs = 1_000;

/** How soon the partitions of a worker that died go to the others. */
const sessionMs = 10_000;

const rejoinMs = 1_000;

/** Written beside each offset: one without it was set by somebody else. */
const ours = 'lienthong';

/**
 * A place in a consumer group. The group shares out the partitions and shows the lag to every Kafka tool; nothing is
 * fetched through it, because where to read is in the database, with the data (promises, 6).
 */
export class GroupShare implements Share {
  private assigned: ReadonlySet<number> = new Set();
  private readonly reached = new Map<number, number>();
  private readonly committed = new Map<number, number>();
  private readonly leaving = new AbortController();
  private readonly committing: Promise<void>;
  private rejoining: Promise<void> = Promise.resolve();

  private constructor(
    private readonly consumer: Consumer,
    private readonly options: ShareOptions & Readonly<{ log: Logger }>,
  ) {
    this.committing = pump({
      name: `kafka-offsets-${options.group}`,
      turn: () => this.commit(),
      signal: this.leaving.signal,
      log: options.log,
      maxBackoffMs: 5_000,
    });
  }

  /** @throws OffsetsMoved when another tool has set the group's offsets. */
  static async join(kafka: Kafka, options: ShareOptions & Readonly<{ log: Logger }>): Promise<GroupShare> {
    await mustBeOurs(kafka, options);
    const consumer = kafka.consumer({
      groupId: options.group,
      sessionTimeout: sessionMs,
      rebalanceTimeout: sessionMs,
      heartbeatInterval: 2_000,
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      retry: { retries: Number.MAX_SAFE_INTEGER, maxRetryTime: 5_000, restartOnFailure: () => Promise.resolve(false) },
    });
    const share = new GroupShare(consumer, options);
    try {
      await share.start();
      return share;
    } catch (error) {
      await share.leave();
      throw error;
    }
  }

  partitions(): ReadonlySet<number> {
    return this.assigned;
  }

  folded(partition: number, nextOffset: number): void {
    this.reached.set(partition, nextOffset);
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await Promise.all([this.committing, this.rejoining]);
    await this.commit().catch(() => undefined); // the database knows better; the tools see it at the next start
    this.assigned = new Set();
    await this.consumer.disconnect();
  }

  private async start(): Promise<void> {
    const { stream, log } = this.options;
    const { GROUP_JOIN, REBALANCING, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.consumer.pause([{ topic: stream }]);
      this.assign(payload.memberAssignment[stream] ?? []);
    });
    this.consumer.on(REBALANCING, () => this.assign([]));
    this.consumer.on(CRASH, ({ payload }) => {
      log.warn({ err: payload.error, group: this.options.group }, 'left the group, and joins it again');
      this.assign([]);
      this.rejoining = this.rejoin();
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [stream], fromBeginning: true });
    await this.run();
  }

  private async run(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: () => Promise.resolve(),
    });
  }

  /** The client itself joins again only after errors that it takes for passing ones. */
  private async rejoin(): Promise<void> {
    const { log, group } = this.options;
    for (;;) {
      await pause(rejoinMs, this.leaving.signal);
      if (this.leaving.signal.aborted) return;
      try {
        await this.run();
        return;
      } catch (error) {
        log.warn({ err: asError(error), group }, 'cannot join the group yet');
      }
    }
  }

  private assign(partitions: readonly number[]): void {
    this.assigned = new Set(partitions);
    this.committed.clear();
    this.options.onChanged();
  }

  private async commit(): Promise<void> {
    const due = [...this.reached].filter(
      ([partition, offset]) => this.assigned.has(partition) && this.committed.get(partition) !== offset,
    );
    if (due.length > 0 && (await this.committedNow(due))) {
      for (const [partition, offset] of due) this.committed.set(partition, offset);
    }
    await pause(commitMs, this.leaving.signal);
  }

  /** False where the partitions are dealt out anew: whoever gets them says how far they are. */
  private async committedNow(due: readonly (readonly [partition: number, offset: number])[]): Promise<boolean> {
    const topic = this.options.stream;
    try {
      await this.consumer.commitOffsets(
        due.map(([partition, offset]) => ({ topic, partition, offset: String(offset), metadata: ours })),
      );
      return true;
    } catch (error) {
      const type = protocolType(error) ?? protocolType(error instanceof Error ? error.cause : undefined);
      if (type === undefined || !dealtOutAnew.has(type)) throw error;
      return false;
    }
  }
}

/** Of a worker whose partitions are dealt out anew, or that was away for so long that others have them. */
const dealtOutAnew = new Set(['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'REBALANCE_IN_PROGRESS']);

/**
 * `kafka-consumer-groups --reset-offsets` cannot move the tables, so what it says would be overwritten a second later
 * without a word. An offset that the tool has set to where the tables are is no contradiction.
 */
async function mustBeOurs(kafka: Kafka, { stream, group, checkpoints }: ShareOptions): Promise<void> {
  await administered(kafka, async (admin) => {
    const [known] = await admin.fetchOffsets({ groupId: group, topics: [stream] });
    const moved = (known?.partitions ?? []).filter(
      ({ partition, offset, metadata }) =>
        Number(offset) >= 0 && metadata !== ours && checkpoints.get(partition) !== Number(offset),
    );
    const [first] = moved;
    if (first !== undefined) throw new OffsetsMoved(group, `${stream}/${first.partition}/${first.offset}`);
  });
}

/** See OpenedLog.forgetOffsets. A group that has workers keeps its offsets: they are ours. */
export async function forgetOffsets(kafka: Kafka, group: string): Promise<void> {
  await administered(kafka, async (admin) => {
    const { groups } = await admin.describeGroups([group]);
    if (groups.some(({ state }) => state === 'Empty')) await admin.deleteGroups([group]);
  });
}
