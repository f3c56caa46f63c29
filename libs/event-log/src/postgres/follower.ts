import { Client, type Pool } from 'pg';
import { streams, type StreamName } from '#event-catalog';
import { pause, pump, type Logger } from '#runtime';
import type { OnAppended } from '../event-log.js';
import { parsePosition } from '../position.js';
import { heads } from './read.js';

export type FollowerOptions = Readonly<{ pool: Pool; connectionString: string; pollMs: number; log: Logger }>;

type Following = { stream: StreamName; onAppended: OnAppended; ends: Map<number, number> };

/**
 * Wakes followers by notifications on a connection of its own, and by a look at the heads every `pollMs`: a notification
 * is only a hint, and is lost with its connection.
 */
export class Follower {
  private readonly followings = new Set<Following>();
  private readonly stopping = new AbortController();
  private running: Promise<unknown> | undefined;

  constructor(private readonly options: FollowerOptions) {}

  /** See EventLog.follow. */
  follow(stream: StreamName, onAppended: OnAppended): () => Promise<void> {
    const following = { stream, onAppended, ends: new Map<number, number>() };
    this.followings.add(following);
    setImmediate(() => this.wakeForAll(following));
    this.running ??= this.run();
    return () => {
      this.followings.delete(following);
      return Promise.resolve();
    };
  }

  async close(): Promise<void> {
    this.followings.clear();
    this.stopping.abort();
    await this.running;
  }

  private run(): Promise<unknown> {
    const shared = { signal: this.stopping.signal, log: this.options.log, maxBackoffMs: this.options.pollMs };
    return Promise.all([
      pump({ ...shared, name: 'event-log-notifications', turn: (signal) => this.listen(signal) }),
      pump({ ...shared, name: 'event-log-heads', turn: (signal) => this.poll(signal) }),
    ]);
  }

  /** Until the connection ends or the log is closed. */
  private async listen(stopping: AbortSignal): Promise<void> {
    const client = new Client({
      connectionString: this.options.connectionString,
      application_name: 'event-log-follower',
      keepAlive: true,
    });
    const ended = new AbortController();
    client.on('error', () => ended.abort());
    client.on('end', () => ended.abort());
    client.on('notification', ({ payload = '' }) => this.notified(payload));
    try {
      await client.connect();
      await client.query('listen event_log');
      for (const following of this.followings) this.wakeForAll(following);
      await pause(longMs, AbortSignal.any([stopping, ended.signal]));
    } finally {
      await client.end();
    }
    if (!stopping.aborted) throw new Error('the connection for notifications ended');
  }

  private notified(payload: string): void {
    for (const place of payload.split(' ')) {
      const position = parsePosition(`${place}/0`);
      for (const { stream, onAppended } of this.followings) {
        if (stream === position?.stream) onAppended(position.partition);
      }
    }
  }

  private wakeForAll(following: Following): void {
    for (let partition = 0; partition < streams[following.stream].partitions; partition += 1) {
      if (this.followings.has(following)) following.onAppended(partition);
    }
  }

  /** A partition whose end is not where it was last seen has grown. */
  private async poll(stopping: AbortSignal): Promise<void> {
    for (const following of this.followings) {
      for (const { partition, nextOffset } of await heads(this.options.pool, following.stream)) {
        if (following.ends.get(partition) === nextOffset) continue;
        following.ends.set(partition, nextOffset);
        if (this.followings.has(following)) following.onAppended(partition);
      }
    }
    await pause(this.options.pollMs, stopping);
  }
}

/** The longest that a timer can wait: the connection is waited for, not the time. */
const longMs = 2 ** 31 - 1;
