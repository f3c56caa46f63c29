import { migratePostgresLog, openPostgresLog, type PostgresEventLog } from '#event-log';
import { type Database, openDatabase } from '#read-models';
import { asError, type Logger } from '#runtime';
import { openEmbeddedPostgres } from './embedded-postgres.js';
import { readAddress } from './hub-folder.js';

/** The log and the read models of a hub. */
export type Store = Readonly<{
  log: PostgresEventLog;
  database: Database;
  connectionString: string;
  close: () => Promise<void>;
}>;

export type StoreOptions = Readonly<{ dataDir: string; databaseUrl: string | undefined; logger: Logger }>;

/** Opens what a hub keeps: in an existing PostgreSQL if one is given, else in the embedded one of the folder. */
export async function openStore({ dataDir, databaseUrl, logger }: StoreOptions): Promise<Store> {
  if (databaseUrl !== undefined) return await connectStore(databaseUrl, logger);
  const postgres = await openEmbeddedPostgres({ dataDir, log: logger });
  try {
    const store = await connectStore(postgres.connectionString, logger);
    return {
      ...store,
      close: async () => {
        await store.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The store of a folder for a command beside the hub: the running one's, else opened for the command alone. */
export async function openStoreBeside(options: StoreOptions): Promise<Store> {
  const running = options.databaseUrl === undefined ? await readAddress(options.dataDir) : undefined;
  return await openStore({ ...options, databaseUrl: running?.connectionString ?? options.databaseUrl });
}

async function connectStore(connectionString: string, logger: Logger): Promise<Store> {
  try {
    await migratePostgresLog(connectionString);
    const log = await openPostgresLog({ connectionString, log: logger });
    const database = await openDatabase({ connectionString });
    return {
      log,
      database,
      connectionString,
      close: async () => {
        await database.close();
        await log.close();
      },
    };
  } catch (thrown) {
    throw new Error('the database cannot be used', { cause: asError(thrown) });
  }
}
