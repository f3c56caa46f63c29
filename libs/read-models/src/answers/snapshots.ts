import pg from 'pg';
import type { Database } from '../database.js';

/** A statement that takes longer is given up: the question was too large. */
const statementTimeoutMs = 5_000;

/** PostgreSQL's `query_canceled`: the statement ran into its time limit. */
const canceled = '57014';

/**
 * Reads of one state of the read models: the statements of one answer see the same folded batches, so a numerator is
 * never newer than its denominator. Each snapshot is a pool of one connection with a transaction open on it, so that
 * whatever reads from a pool can read from a snapshot.
 */
export class Snapshots {
  private readonly idle: pg.Pool[] = [];
  private readonly waiting: (() => void)[] = [];
  private open = 0;

  constructor(
    private readonly database: Pick<Database, 'pool'>,
    private readonly most = 4,
  ) {}

  async read<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
    while (this.open === this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.open += 1;
    const pool = this.idle.pop() ?? this.connect();
    try {
      const answer = await withinTransaction(pool, work);
      this.idle.push(pool);
      return answer;
    } catch (error) {
      void pool.end(); // closing the connection ends the transaction, whatever state it is in
      throw error;
    } finally {
      this.open -= 1;
      this.waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((pool) => pool.end()));
  }

  private connect(): pg.Pool {
    // a connection that were closed between two statements would be replaced by one without the transaction
    const pool = new pg.Pool({ ...this.database.pool.options, max: 1, idleTimeoutMillis: 0 });
    pool.on('error', () => undefined);
    return pool;
  }
}

async function withinTransaction<T>(pool: pg.Pool, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const lost: unknown[] = [];
  const lose = (client: unknown): void => {
    lost.push(client);
  };
  pool.on('remove', lose);
  try {
    await pool.query('begin transaction isolation level repeatable read read only');
    await pool.query(`set local statement_timeout = ${statementTimeoutMs}`);
    const answer = await work(pool);
    await pool.query('commit');
    if (lost.length > 0) throw new Error('the connection of a snapshot was lost');
    return answer;
  } finally {
    pool.off('remove', lose);
  }
}

/** Whether an answer was given up because a statement took too long. */
export function tookTooLong(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === canceled;
}
