import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../database.js';
import { CellNumbers } from './cell-numbers.js';
import { copyRows } from './copy.js';
import { copyEntities, saveEntities, type StoredEntity } from './entities.js';
import { type FoldedBatch, writeBesidesFigures } from './folded-batch.js';
import { advanceCheckpoint } from './checkpoints.js';
import type { LedgerEntry } from './ledger.js';

/**
 * Writes a batch of a copy that is being replayed and that nobody reads yet, in the caller's transaction: new entities
 * and the ledger by COPY, the ledger not added up (`finishReplay` does that once). Its entries may be those of other
 * batches too.
 *
 * @param stored the entities that stand in the table already.
 * @returns false when another worker moved the checkpoint: nothing was written, roll back.
 */
export async function writeReplayedBatch(
  pool: Pool,
  tx: PoolClient,
  batch: FoldedBatch,
  stored: ReadonlyMap<string, StoredEntity>,
): Promise<boolean> {
  const { generation, from, to, entities } = batch;
  if (!(await advanceCheckpoint(tx, generation, from, to))) return false;
  const place = { generation, partition: from.partition };
  const changed = [...entities].filter(([subject]) => stored.has(subject));
  if (changed.length > 0) await saveEntities(tx, place, new Map(changed));
  await copyEntities(tx, place, new Map([...entities].filter(([subject]) => !stored.has(subject))));
  await copyLedger(pool, tx, generation, batch.ledger);
  await writeBesidesFigures(tx, batch);
  return true;
}

/** Writes what is left of the ledger after the last batch. */
export async function writeReplayedLedger(
  pool: Pool,
  generation: number,
  entries: readonly LedgerEntry[],
): Promise<void> {
  await inTransaction(pool, (tx) => copyLedger(pool, tx, generation, entries));
}

async function copyLedger(
  pool: Pool,
  tx: PoolClient,
  generation: number,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const numbers = await CellNumbers.of(pool, generation).all(entries.map(({ cell }) => cell));
  await copyRows(
    tx,
    `read_model.ledger_replay_${generation} (cell, agency, valid_on, recorded_on, count)`,
    entries.map((entry) => [numbers.get(entry.cell) ?? 0, entry.agency, entry.validOn, entry.recordedOn, entry.count]),
  );
}
