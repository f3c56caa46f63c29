import { migratePostgresLog, openPostgresLog } from '#event-log';
import { activateGeneration, activeGenerations, inTransaction, openDatabase, startGeneration } from '#read-models';
import type { Store } from '../../apps/hub/src/store.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { foldUpTo, headsOf } from '../../apps/projector/src/replay.js';
import { atEnd, freshDatabase } from './postgres.js';

/** A log and read models in an empty database of their own; closed after the file's last test. */
export async function freshStore(): Promise<Store> {
  const { connectionString, drop } = await freshDatabase();
  await migratePostgresLog(connectionString);
  const log = await openPostgresLog({ connectionString });
  const database = await openDatabase({ connectionString, maxConnections: 6 });
  const close = async (): Promise<void> => {
    await database.close();
    await log.close();
    await drop();
  };
  atEnd(close);
  return { log, database, connectionString, close };
}

/** Folds all that stands in the log into the active read models. */
export async function foldAll({ log, database }: Store): Promise<void> {
  for (const context of contexts) {
    const active = (await activeGenerations(database.pool)).get(context.name);
    const generation = active ?? (await startGeneration(database.pool, context));
    if (active === undefined) await inTransaction(database.pool, (tx) => activateGeneration(tx, generation));
    const signal = new AbortController().signal;
    await foldUpTo(context, generation, await headsOf(context, log), { log, database, signal });
  }
}
