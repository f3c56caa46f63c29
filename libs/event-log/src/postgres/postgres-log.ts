import { Pool } from 'pg';
import type { StreamName } from '#event-catalog';
import { createLogger, type Logger } from '#runtime';
import type { Head, LogRecord, NewEvent, OnAppended, Position } from '../event-log.js';
import type { OpenedLog } from '../opened-log.js';
import { GroupCommit, type GroupCommitOptions } from '../group-commit.js';
import { rowsIn, rowsOf } from '../rows.js';
import { type Share, type ShareOptions, wholeStream } from '../share.js';
import { appendRows } from './append.js';
import { Follower } from './follower.js';
import { query, refusesRow } from './query.js';
import { heads, read, readAt } from './read.js';
import { unsafeSettings } from './settings.js';

export type PostgresLogOptions = Readonly<{
  connectionString: string;
  /** At least four: two that append, one for notifications, the rest for reading. */
  maxConnections?: number;
  log?: Logger;
  /** How late a lost notification may make a follower. */
  pollMs?: number;
  limits?: Partial<Omit<GroupCommitOptions, 'commit' | 'refusesRow'>>;
}>;

/**
 * Opens the log of a migrated database. Unsafe settings do not keep it from opening, so that a process can say what is
 * wrong; it then appends nothing.
 */
export async function openPostgresLog(options: PostgresLogOptions): Promise<PostgresEventLog> {
  const { log = createLogger({ name: 'event-log' }) } = options;
  const opened = new PostgresEventLog({ ...options, log });
  try {
    if (!(await opened.exists()))
      throw new Error('the database holds no event log: run migratePostgresLog as its owner');
    const unsafe = await opened.unsafeSettings();
    if (unsafe.length > 0) log.error({ settings: unsafe.join(', ') }, 'event log refuses events with unsafe settings');
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

const defaultLimits = {
  writers: 2,
  groupEvents: 2_000,
  groupBytes: 2 * 1024 * 1024,
  waitingEvents: 20_000,
  waitingBytes: 32 * 1024 * 1024,
};

export class PostgresEventLog implements OpenedLog {
  /** Of their own, so that no number of readers keeps an event from being appended. */
  private readonly writers: Pool;
  private readonly readers: Pool;
  private readonly appends: GroupCommit;
  private readonly follower: Follower;

  constructor(options: PostgresLogOptions & { log: Logger }) {
    const { connectionString, maxConnections = 8, pollMs = 1_000, log } = options;
    const limits = { ...defaultLimits, ...options.limits };
    this.writers = poolOf(options, limits.writers);
    this.readers = poolOf(options, Math.max(1, maxConnections - limits.writers - 1));
    this.appends = new GroupCommit({ ...limits, refusesRow, commit: (rows) => appendRows(this.writers, rows) });
    this.follower = new Follower({ pool: this.readers, connectionString, pollMs, log });
  }

  append(events: readonly NewEvent[]): Promise<readonly Position[]> {
    return this.appends.append(rowsOf(events));
  }

  appendTo(stream: StreamName, partition: number, events: readonly NewEvent[]): Promise<readonly Position[]> {
    return this.appends.append(rowsIn(stream, partition, events));
  }

  read(from: Position, limit: number): Promise<readonly LogRecord[]> {
    return read(this.readers, from, limit);
  }

  readAt(stream: StreamName, partition: number, offsets: readonly number[]): Promise<readonly LogRecord[]> {
    return readAt(this.readers, { stream, partition }, offsets);
  }

  heads(stream: StreamName): Promise<readonly Head[]> {
    return heads(this.readers, stream);
  }

  follow(stream: StreamName, onAppended: OnAppended): Promise<() => Promise<void>> {
    return Promise.resolve(this.follower.follow(stream, onAppended));
  }

  /** See OpenedLog. */
  unsafeSettings(): Promise<readonly string[]> {
    return unsafeSettings(this.readers);
  }

  /** See OpenedLog. */
  share(options: ShareOptions): Promise<Share> {
    return Promise.resolve(wholeStream(options));
  }

  /** See OpenedLog: this engine shows none. */
  forgetOffsets(): Promise<void> {
    return Promise.resolve();
  }

  /** Whether the database holds a log. */
  async exists(): Promise<boolean> {
    const [found] = await query<{ exists: boolean }>(this.readers, {
      text: "select to_regclass('event_log.head') is not null as exists",
    });
    return found?.exists === true;
  }

  /** See OpenedLog. */
  waiting(): { events: number; bytes: number } {
    return this.appends.waiting();
  }

  /** Carries out what was called before. */
  async close(): Promise<void> {
    await this.follower.close();
    await this.appends.idle();
    await Promise.all([this.writers.end(), this.readers.end()]);
  }
}

/** No call waits for ever, also where the network swallows it: `query_timeout` is this side's own. */
function poolOf({ connectionString, log }: PostgresLogOptions, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name: 'event-log',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  pool.on('error', (err) => log?.warn({ err }, 'idle connection to the event log lost'));
  return pool;
}
