import type { Pool, PoolClient } from 'pg';

/** Told to whoever listens on the channel `read_model` when a batch was folded. */
export type FoldedNotice = Readonly<{ context: string; stream: string; partition: number; nextOffset: number }>;

const channel = 'read_model';

/** Sent with the commit, so nobody hears of what is not there yet. */
export async function notifyFolded(tx: PoolClient, notice: FoldedNotice): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [channel, JSON.stringify(notice)]);
}

/** Calls back after every folded batch until the returned function is called. */
export async function listenFolded(pool: Pool, onFolded: () => void): Promise<() => void> {
  const client = await pool.connect();
  client.on('notification', onFolded);
  await client.query(`listen ${channel}`);
  return () => client.release(true);
}
