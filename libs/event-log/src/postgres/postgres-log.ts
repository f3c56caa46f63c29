import { Pool } from 'pg';
import type { StreamName } from '#event-catalog';
import { createLogger, type Logger } from '#runtime';
import { LogUnavailable } from '../errors.js';
import type { EventLog, Head, LogRecord, NewEvent, OnAppended, Position } from '../event-log.js';
import { GroupCommit, type GroupCommitOptions } from '../group-commit.js';
import { rowsIn, rowsOf } from '../rows.js';
import { appendRows, refusesRow } from './append.js';
import { Follower } from './follower.js';
import { heads, read, readAt } from './read.js';
import { unsafeSettings } from './settings.js';

export type PostgresLogOptions = Readonly<{
  connectionString: string;
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
  const log = options.log ?? createLogger({ name: 'event-log' });
  const pool = new Pool({
    connectionString: options.connectionString,
    max: options.maxConnections ?? 8,
    application_name: 'event-log',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  pool.on('error', (err) => log.warn({ err }, 'idle connection to the event log lost'));
  try {
    const { rows } = await pool.query<{ head: string | null }>("select to_regclass('event_log.head') as head");
    if (rows[0]?.head === null) throw new Error('the database holds no event log: run migratePostgresLog as its owner');
    const unsafe = await unsafeSettings(pool);
    if (unsafe.length > 0) log.error({ settings: unsafe.join(', ') }, 'event log refuses events with unsafe settings');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new PostgresEventLog(pool, { ...options, log });
}

export class PostgresEventLog implements EventLog {
  private readonly appends: GroupCommit;
  private readonly follower: Follower;

  constructor(
    private readonly pool: Pool,
    { connectionString, pollMs = 1_000, limits, log }: PostgresLogOptions & { log: Logger },
  ) {
    this.appends = new GroupCommit({
      commit: (rows) => appendRows(pool, rows),
      refusesRow,
      writers: 2,
      groupEvents: 2_000,
      groupBytes: 2 * 1024 * 1024,
      waitingEvents: 20_000,
      waitingBytes: 32 * 1024 * 1024,
      ...limits,
    });
    this.follower = new Follower({ pool, connectionString, pollMs, log });
  }

  append(events: readonly NewEvent[]): Promise<readonly Position[]> {
    return this.appends.append(rowsOf(events));
  }

  appendTo(stream: StreamName, partition: number, events: readonly NewEvent[]): Promise<readonly Position[]> {
    return this.appends.append(rowsIn(stream, partition, events));
  }

  read(from: Position, limit: number): Promise<readonly LogRecord[]> {
    return read(this.pool, from, limit);
  }

  readAt(stream: StreamName, partition: number, offsets: readonly number[]): Promise<readonly LogRecord[]> {
    return readAt(this.pool, { stream, partition }, offsets);
  }

  heads(stream: StreamName): Promise<readonly Head[]> {
    return heads(this.pool, stream);
  }

  follow(stream: StreamName, onAppended: OnAppended): Promise<() => Promise<void>> {
    return Promise.resolve(this.follower.follow(stream, onAppended));
  }

  /** For readiness; rejects with LogUnavailable when the database does not answer. */
  async unsafeSettings(): Promise<readonly string[]> {
    try {
      return await unsafeSettings(this.pool);
    } catch (cause) {
      throw new LogUnavailable(cause);
    }
  }

  /** What waits to be appended, for metrics. */
  waiting(): { events: number; bytes: number } {
    return this.appends.waiting();
  }

  /** Appends that were called before are carried out. */
  async close(): Promise<void> {
    await this.follower.close();
    await this.appends.idle();
    await this.pool.end();
  }
}
