import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ReadModel1700000000001 } from './migrations/0001-read-model.js';
import { MonthsAsKnown1700000000002 } from './migrations/0002-months-as-known.js';
import { ApiKeyRow, GenerationRow, SecretRow } from './tables.js';

export type DatabaseOptions = Readonly<{ connectionString: string; maxConnections?: number }>;

/** The read models' database: TypeORM for declarations, migrations and simple reads, `pool` for the hot path. */
export type Database = Readonly<{
  pool: pg.Pool;
  orm: DataSource;
  connectionString: string;
  close(): Promise<void>;
}>;

// A date is a day in Việt Nam and stays text; counts and offsets are far below 2^53.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (value) => value);
types.setTypeParser(pg.types.builtins.INT8, Number);

/** Connects and brings the tables up to date. Throws if the database cannot be reached. */
export async function openDatabase({ connectionString, maxConnections = 12 }: DatabaseOptions): Promise<Database> {
  const orm = new DataSource({
    type: 'postgres',
    url: connectionString,
    poolSize: 3,
    schema: 'public',
    entities: [GenerationRow, ApiKeyRow, SecretRow],
    migrations: [ReadModel1700000000001, MonthsAsKnown1700000000002],
    migrationsTableName: 'read_model_migration',
    migrationsTransactionMode: 'all',
  });
  await orm.initialize();
  await migrated(orm);
  const pool = new pg.Pool({ connectionString, max: maxConnections, types });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced when it is next asked for
  return {
    pool,
    orm,
    connectionString,
    close: async () => {
      await pool.end();
      await orm.destroy();
    },
  };
}

/** Several processes start at the same time, and one of them brings the tables up to date. */
async function migrated(orm: DataSource): Promise<void> {
  const runner = orm.createQueryRunner();
  try {
    await runner.query(`select pg_advisory_lock(hashtext('lienthong.migration'))`);
    await orm.runMigrations();
  } finally {
    await runner.query(`select pg_advisory_unlock(hashtext('lienthong.migration'))`);
    await runner.release();
  }
}

/** Commits what `work` wrote, or nothing of it. */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  const tx = await connected(pool);
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    tx.release();
    return result;
  } catch (error) {
    tx.release(true); // closing the connection rolls back, and a broken socket never returns to the pool
    throw error;
  }
}

/** A lost connection fails the query that needs it next; unheard, its event would end the process. */
export async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect();
  if (client.listenerCount('error') === 0) client.on('error', () => undefined);
  return client;
}
