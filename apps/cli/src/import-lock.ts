import type { Database } from '#read-models';
import { pause } from '#runtime';
import { Failure } from './failure.js';

/**
 * One import at a time: two would each take the other's events for their own beginning. A database works off what an
 * import had sent before it was killed, so that is waited for too.
 */
export async function alone<T>({ pool }: Database, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const session = await pool.connect();
  try {
    const { rows } = await session.query<{ locked: boolean }>(
      "select pg_try_advisory_lock(hashtext('lienthong import')) as locked",
    );
    if (rows[0]?.locked !== true) throw new Failure('another import fills this log: wait for it to end');
    for (let tries = 0; tries < 500 && (await isAppending(pool)); tries += 1) await pause(20, signal);
    return await work();
  } finally {
    // with the session its lock ends, whatever has happened
    session.release(true);
  }
}

async function isAppending(pool: Database['pool']): Promise<boolean> {
  const { rows } = await pool.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and state = 'active' and query like '%event_log.append(%' limit 1`,
  );
  return rows.length > 0;
}
