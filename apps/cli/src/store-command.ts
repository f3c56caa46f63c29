import { openStoreBeside, type Store } from '../../hub/src/store.js';
import { createLogger } from '#runtime';
import { kafkaEnvironment } from './kafka-environment.js';

export type StoreOptions = Readonly<{ data: string; databaseUrl?: string }>;

/** Runs a command on the log and the read models themselves, beside a running hub or without one. */
export async function withStore<T>(
  { data, databaseUrl }: StoreOptions,
  work: (store: Store, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return await untilStopped(async (signal) => {
    const logger = createLogger({ name: 'lienthong', level: 'error', destination: process.stderr });
    const kafka = kafkaEnvironment();
    const store = await openStoreBeside({ dataDir: data, databaseUrl, kafka, logger });
    return await work(store, signal).finally(() => store.close());
  });
}

/** Lets work end in good order when the command is told to stop. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error('stopped'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return await work(stopping.signal).finally(() => process.off('SIGINT', stop).off('SIGTERM', stop));
}
