import type { Pool } from 'pg';
import { connected } from '../database.js';

/**
 * Does the work while no other process does such work for this context. It is not waited for: undefined if somebody else
 * is at it. The lock ends with the connection, so a process that dies leaves none behind.
 */
export async function whileNobodyElseRebuilds<T>(
  pool: Pool,
  context: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const client = await connected(pool);
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      `select pg_try_advisory_lock(hashtext('lienthong.rebuild'), hashtext($1)) as locked`,
      [context],
    );
    return rows[0]?.locked === true ? await work() : undefined;
  } finally {
    client.release(true); // with its connection the lock ends, whatever happened
  }
}
