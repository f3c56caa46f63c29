import { type KafkaSettings, type LogSettings, openLog, type OpenedLog } from '#event-log';
import { type Database, openDatabase } from '#read-models';
import { asError, type Logger } from '#runtime';
import { openEmbeddedPostgres } from './embedded-postgres.js';
import { readAddress } from './hub-folder.js';

/** The log and the read models of a hub. */
export type Store = Readonly<{
  log: OpenedLog;
  database: Database;
  connectionString: string;
  close: () => Promise<void>;
}>;

export type StoreOptions = Readonly<{
  dataDir: string;
  databaseUrl: string | undefined;
  kafka?: KafkaSettings | undefined;
  logger: Logger;
}>;

/** Opens what a hub keeps: in an existing PostgreSQL if one is given, else in the embedded one of the folder. */
export async function openStore({ dataDir, databaseUrl, kafka, logger }: StoreOptions): Promise<Store> {
  if (databaseUrl !== undefined) return await connectStore({ databaseUrl, kafka }, logger);
  const postgres = await openEmbeddedPostgres({ dataDir, log: logger });
  try {
    const store = await connectStore({ databaseUrl: postgres.connectionString, kafka }, logger);
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
  if (running === undefined) return await openStore(options);
  if ((running.kafka === undefined) !== (options.kafka === undefined)) throw new Error(otherLog(running.kafka));
  return await openStore({ ...options, databaseUrl: running.connectionString });
}

/** Else a command would look at an empty log and believe it. */
function otherLog(brokers: string | undefined): string {
  return brokers === undefined
    ? 'the hub that runs on this folder keeps its log in PostgreSQL: leave KAFKA_BROKERS out'
    : `the hub that runs on this folder keeps its log in Kafka: give KAFKA_BROKERS=${brokers}`;
}

async function connectStore(settings: LogSettings, logger: Logger): Promise<Store> {
  try {
    const log = await openLog(settings, logger);
    const connectionString = settings.databaseUrl;
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
    throw new Error(
      settings.kafka === undefined ? 'the database cannot be used' : 'database or brokers cannot be used',
      { cause: asError(thrown) },
    );
  }
}
