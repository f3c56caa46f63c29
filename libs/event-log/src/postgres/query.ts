import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import { errorCode } from '#runtime';
import { LogUnavailable, LogUnsafe } from '../errors.js';

/** Asks; a log that does not answer is told from a statement or a row that is wrong. */
export async function query<Row extends QueryResultRow>(pool: Pool, config: QueryConfig): Promise<Row[]> {
  try {
    return (await pool.query<Row>(config)).rows;
  } catch (error) {
    throw asLogError(error);
  }
}

/** Whether PostgreSQL refused what a row holds: its class 22, data exceptions, and 54, limits that a row exceeds. */
export function refusesRow(error: unknown): boolean {
  return /^(22|54)/.test(errorCode(error) ?? '');
}

/** Raised by event_log.append when an acknowledged event would not outlive a power cut. */
const unsafe = 'LT503';

function asLogError(error: unknown): unknown {
  const code = errorCode(error) ?? '';
  if (code === unsafe) return new LogUnsafe(error);
  const ours = refusesRow(error) || /^(0A|23|42|P0)/.test(code);
  return ours ? error : new LogUnavailable(error);
}
