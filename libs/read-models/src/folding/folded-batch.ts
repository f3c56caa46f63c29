import type { Pool, PoolClient } from 'pg';
import type { Checkpoint } from './checkpoints.js';
import { advanceCheckpoint } from './checkpoints.js';
import { type StoredEntity, saveEntities } from './entities.js';
import { addToLedger, type LedgerEntry } from './ledger.js';
import { addFacts, addMendings, addResends, addSequences, type Remarks } from './remarks.js';
import { addQuarantined, type QuarantinedEvent, settleQuarantined, type Settlement } from './quarantined.js';

/** All that folding one batch of a partition changes. */
export type FoldedBatch = Readonly<{
  generation: number;
  stream: string;
  from: Checkpoint;
  to: Checkpoint;
  entities: ReadonlyMap<string, StoredEntity>;
  ledger: readonly LedgerEntry[];
  quarantined: readonly QuarantinedEvent[];
  settled: readonly Settlement[];
  remarks: Remarks;
  /** The first offset of each recorded day that begins in this batch. */
  recordedDays: readonly Readonly<{ recordedOn: string; firstOffset: number }>[];
}>;

/**
 * Writes a batch and its checkpoint in the caller's transaction.
 *
 * @returns false when another worker moved the checkpoint: nothing was written, roll back.
 */
export async function writeFoldedBatch(pool: Pool, tx: PoolClient, batch: FoldedBatch): Promise<boolean> {
  const { generation, from, to } = batch;
  if (!(await advanceCheckpoint(tx, generation, from, to))) return false;
  if (batch.entities.size > 0) await saveEntities(tx, { generation, partition: from.partition }, batch.entities);
  await addToLedger(pool, tx, generation, batch.ledger);
  await writeBesidesFigures(tx, batch);
  return true;
}

/** The quarantine, what is kept for answers about sources and the plan, and where each recorded day begins. */
export async function writeBesidesFigures(tx: PoolClient, batch: FoldedBatch): Promise<void> {
  const { generation, stream, from } = batch;
  const place = { generation, stream, partition: from.partition };
  await addQuarantined(tx, place, batch.quarantined);
  await settleQuarantined(tx, place, batch.settled);
  await addFacts(tx, place, batch.remarks.facts);
  await addMendings(tx, place, batch.remarks.mendings);
  await addResends(tx, generation, batch.remarks.resends);
  await addSequences(tx, generation, batch.remarks.sequences);
  await addRecordedDays(tx, place, batch.recordedDays);
}

async function addRecordedDays(
  tx: PoolClient,
  place: Readonly<{ generation: number; partition: number }>,
  days: FoldedBatch['recordedDays'],
): Promise<void> {
  if (days.length === 0) return;
  await tx.query(
    `insert into read_model.recorded_day (generation, "partition", recorded_on, first_offset)
     select $1, $2, * from unnest($3::date[], $4::bigint[])`,
    [
      place.generation,
      place.partition,
      days.map(({ recordedOn }) => recordedOn),
      days.map(({ firstOffset }) => firstOffset),
    ],
  );
}
