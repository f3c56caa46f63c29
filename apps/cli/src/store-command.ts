import { openStoreBeside, type Store } from '../../hub/src/store.js';
import { createLogger } from '#runtime';
import { kafkaEnvironment } from './kafka-environment.js';

export type StoreOptions = Readonly<{ data: string; databaseUrl?: string }>;

/** Runs a command on the log and the read models themselves, beside a running hub or without one. */
export async function withStore<T>(
  { data, databaseUrl }: StoreOptions,
  work: (store: Store, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error('stopped'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const logger = createLogger({ name: 'lienthong', level: 'error', destination: process.stderr });
  const kafka = kafkaEnvironment();
  const store = await openStoreBeside({ dataDir: data, databaseUrl, kafka, logger });
  try {
    return await work(store, stopping.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await store.close();
  }
}
