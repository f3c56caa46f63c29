import type { Pool, PoolClient } from 'pg';
import { connected } from '../database.js';

/** Told to whoever listens on the channel `read_model` when a batch was folded. */
export type FoldedNotice = Readonly<{ context: string; stream: string; partition: number; nextOffset: number }>;

const channel = 'read_model';

/** Sent with the commit, so nobody hears of what is not there yet. */
export async function notifyFolded(tx: PoolClient, notice: FoldedNotice): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [channel, JSON.stringify(notice)]);
}

/**
 * Calls back after every folded batch, and once whenever the connection had to be made again, until the returned
 * function is called.
 */
export async function listenFolded(pool: Pool, onFolded: () => void): Promise<() => void> {
  let stopped = false;
  let client: PoolClient | undefined;
  const listen = async (): Promise<void> => {
    const fresh = await connected(pool);
    fresh.on('notification', onFolded);
    fresh.once('error', () => {
      fresh.release(true);
      if (!stopped) setTimeout(() => void listenAgain(), retryMs);
    });
    await fresh.query(`listen ${channel}`);
    client = fresh;
    onFolded();
  };
  const listenAgain = async (): Promise<void> => {
    await listen().catch(() => {
      if (!stopped) setTimeout(() => void listenAgain(), retryMs);
    });
  };
  await listen();
  return () => {
    stopped = true;
    client?.release(true);
  };
}

const retryMs = 500;
