import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../database.js';

/** One copy of a context's read model. */
export type Generation = Readonly<{ id: number; context: string; versions: string; state: 'building' | 'active' }>;

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** The active copy of each context. */
export async function activeGenerations(db: Queryable): Promise<ReadonlyMap<string, Generation>> {
  const { rows } = await db.query<Generation>(
    `select id, context, versions, state from read_model.generation where state = 'active'`,
  );
  return new Map(rows.map((row) => [row.context, row]));
}

/** Makes room for a new copy: its partitions of the large tables, and a checkpoint at the start of each partition. */
export async function startGeneration(pool: Pool, context: ContextOfCopy): Promise<Generation> {
  return await inTransaction(pool, async (tx) => {
    const generation = await insertGeneration(tx, context);
    await tx.query(`
      ${createEntities(generation.id)};
      create table read_model.ledger_${generation.id} partition of read_model.ledger
        for values in (${generation.id}) with (fillfactor = 90);
      create table read_model.ledger_month_${generation.id} partition of read_model.ledger_month
        for values in (${generation.id}) with (fillfactor = 70)`);
    return generation;
  });
}

/**
 * Makes room for a copy that is first replayed as a whole and read only after `finishReplay`: until then its ledger is
 * a heap of sums without an index, in which a row may stand several times.
 */
export async function startReplay(pool: Pool, context: ContextOfCopy): Promise<Generation> {
  return await inTransaction(pool, async (tx) => {
    const generation = await insertGeneration(tx, context);
    await tx.query(`
      ${createEntities(generation.id)};
      create unlogged table read_model.ledger_replay_${generation.id}
        (cell integer, agency text, valid_on date, recorded_on date, count integer)`);
    return generation;
  });
}

/** A context, its stream, and the versions of the projections that fold it. */
type ContextOfCopy = Readonly<{ name: string; stream: string; partitions: number; versions: string }>;

function createEntities(id: number): string {
  return `create table read_model.entity_${id} partition of read_model.entity
    for values in (${id}) with (fillfactor = 80)`;
}

async function insertGeneration(tx: PoolClient, context: ContextOfCopy): Promise<Generation> {
  const { rows } = await tx.query<Generation>(
    `insert into read_model.generation (context, versions, state) values ($1, $2, 'building')
     returning id, context, versions, state`,
    [context.name, context.versions],
  );
  const generation = rows[0];
  if (generation === undefined) throw new Error('a generation could not be started');
  await tx.query(
    `insert into read_model.checkpoint (generation, stream, "partition", next_offset)
     select $1, $2, number, 0 from generate_series(0, $3 - 1) as number`,
    [generation.id, context.stream, context.partitions],
  );
  return generation;
}

/** Lets a copy take over in one statement; readers see the old one or the new one, never a mixture. */
export async function activateGeneration(tx: PoolClient, { id, context }: Generation): Promise<void> {
  await tx.query(`update read_model.generation set state = 'retired' where context = $1 and state = 'active'`, [
    context,
  ]);
  await tx.query(`update read_model.generation set state = 'active', activated_at = now() where id = $1`, [id]);
}

/** Drops a copy that nobody reads. */
export async function dropGeneration(pool: Pool, id: number): Promise<void> {
  await inTransaction(pool, async (tx) => {
    for (const table of largeTables) await tx.query(`drop table if exists read_model.${table}_${id}`);
    for (const table of smallTables) await tx.query(`delete from read_model.${table} where generation = $1`, [id]);
    await tx.query('delete from read_model.generation where id = $1', [id]);
  });
}

const largeTables = ['entity', 'ledger', 'ledger_month', 'ledger_replay'] as const;
const smallTables = [
  'checkpoint',
  'cell',
  'ledger_agency',
  'recorded_day',
  'quarantine',
  'mending',
  'fact',
  'resend',
  'source_sequence',
] as const;

/** Copies that were retired, or whose build was cut off, hold nothing that the log does not hold. */
export async function abandonedGenerations(db: Queryable): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from read_model.generation where state <> 'active' order by id`,
  );
  return rows.map(({ id }) => id);
}
