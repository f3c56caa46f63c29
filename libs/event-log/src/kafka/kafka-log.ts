import type { StreamName } from '#event-catalog';
import { createLogger, type Logger } from '#runtime';
import { LogUnavailable, LogUnsafe } from '../errors.js';
import type { Head, LogRecord, NewEvent, OnAppended, Position } from '../event-log.js';
import type { OpenedLog } from '../opened-log.js';
import { GroupCommit, type GroupCommitOptions } from '../group-commit.js';
import { rowsIn, rowsOf } from '../rows.js';
import type { Share, ShareOptions } from '../share.js';
import { type KafkaAccess, kafkaOf } from './access.js';
import { Appender } from './append.js';
import { KafkaCluster } from './cluster.js';
import { Follower } from './follower.js';
import { forgetOffsets, GroupShare } from './group.js';
import { Heads, PartitionReader } from './read.js';
import { topicDrifts } from './administration.js';

export type KafkaLogOptions = Readonly<{
  brokers: readonly string[];
  ssl?: KafkaAccess['ssl'];
  sasl?: KafkaAccess['sasl'];
  log?: Logger;
  independentPower?: boolean | undefined;
  limits?: Partial<Omit<GroupCommitOptions, 'commit' | 'refusesRow' | 'writers'>>;
}>;

/** Opens the log of a cluster whose topics exist (`lienthong topics apply`). Unsafe settings do not keep it from opening. */
export async function openKafkaLog(options: KafkaLogOptions): Promise<KafkaEventLog> {
  const { log = createLogger({ name: 'event-log' }) } = options;
  const opened = new KafkaEventLog({ ...options, log });
  try {
    const unsafe = await opened.unsafeSettings();
    if (unsafe.length > 0) log.error({ settings: unsafe.join(', ') }, 'event log refuses events with unsafe settings');
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** How often a log that takes nothing asks whether it may. */
const lookAgainMs = 1_000;

const defaultLimits = {
  groupEvents: 2_000,
  groupBytes: 2 * 1024 * 1024,
  waitingEvents: 20_000,
  waitingBytes: 32 * 1024 * 1024,
};

/** The log as topics of a Kafka cluster. */
export class KafkaEventLog implements OpenedLog {
  private readonly access: KafkaAccess;
  private readonly cluster: KafkaCluster;
  private readonly appender: Appender;
  private readonly appends: GroupCommit;
  private readonly reader: PartitionReader;
  private readonly ends: Heads;
  private readonly followers = new Set<Follower>();
  /** As it was when somebody last looked. */
  private unsafe: readonly string[] = [];
  private looked: Readonly<{ at: number; found: Promise<unknown> }> = { at: -Infinity, found: Promise.resolve() };

  constructor(private readonly options: KafkaLogOptions & { log: Logger }) {
    this.access = options;
    this.cluster = new KafkaCluster(this.access);
    this.appender = new Appender(kafkaOf(this.access));
    const limits = { ...defaultLimits, ...options.limits, writers: 1, refusesRow: () => false };
    this.appends = new GroupCommit({ ...limits, commit: (rows) => this.appender.append(rows) });
    this.reader = new PartitionReader(this.cluster);
    this.ends = new Heads(this.cluster);
  }

  async append(events: readonly NewEvent[]): Promise<readonly Position[]> {
    await this.mustTake(events);
    return await this.appends.append(rowsOf(events));
  }

  async appendTo(stream: StreamName, partition: number, events: readonly NewEvent[]): Promise<readonly Position[]> {
    await this.mustTake(events);
    return await this.appends.append(rowsIn(stream, partition, events));
  }

  read(from: Position, limit: number): Promise<readonly LogRecord[]> {
    return this.reader.read(from, limit);
  }

  readAt(stream: StreamName, partition: number, offsets: readonly number[]): Promise<readonly LogRecord[]> {
    return this.reader.readAt(stream, partition, offsets);
  }

  heads(stream: StreamName): Promise<readonly Head[]> {
    return this.ends.of(stream);
  }

  follow(stream: StreamName, onAppended: OnAppended): Promise<() => Promise<void>> {
    const follower = new Follower(new KafkaCluster(this.access), stream, onAppended, this.options.log);
    this.followers.add(follower);
    return Promise.resolve(async () => {
      this.followers.delete(follower);
      await follower.stop();
    });
  }

  /** See OpenedLog. */
  share(options: ShareOptions): Promise<Share> {
    return GroupShare.join(kafkaOf(this.access), { ...options, log: this.options.log });
  }

  /** See OpenedLog. */
  forgetOffsets(group: string): Promise<void> {
    return forgetOffsets(kafkaOf(this.access), group);
  }

  /** See OpenedLog. A cluster can be set otherwise at any time, so it is asked each time. */
  async unsafeSettings(): Promise<readonly string[]> {
    const drifts = await topicDrifts(this.options);
    const fatal = drifts.filter((drift) => drift.fatal);
    this.unsafe = fatal.map(({ topic, setting, found }) => `${topic} ${setting}=${found}`);
    return this.unsafe;
  }

  /** See OpenedLog. */
  waiting(): { events: number; bytes: number } {
    return this.appends.waiting();
  }

  /** Carries out what was called before. */
  async close(): Promise<void> {
    await Promise.all([...this.followers].map((follower) => follower.stop()));
    await this.appends.idle();
    await this.appender.close();
    await this.cluster.close();
  }

  /** Kafka takes any bytes, and what stands in the log is never taken back. */
  private async mustTake(events: readonly NewEvent[]): Promise<void> {
    if (this.unsafe.length > 0) await this.lookAgain();
    if (this.unsafe.length > 0) throw new LogUnsafe(new Error(this.unsafe.join(', ')));
    for (const { body } of events) JSON.parse(body);
  }

  /** What was found unsafe may be mended by now, or a broker had not heard of a new topic: nobody else need ask. */
  private lookAgain(): Promise<unknown> {
    const now = performance.now();
    if (now - this.looked.at < lookAgainMs) return this.looked.found;
    const found = this.unsafeSettings().catch((error: unknown) => {
      throw new LogUnavailable(error);
    });
    this.looked = { at: now, found };
    return found;
  }
}
