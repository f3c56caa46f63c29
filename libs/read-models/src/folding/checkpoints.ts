import type { Pool, PoolClient } from 'pg';

/** How far a partition is folded. `recordedOn` never goes back. */
export type Checkpoint = Readonly<{ partition: number; nextOffset: number; recordedOn: string | null }>;

type Queryable = Pick<Pool | PoolClient, 'query'>;

export async function loadCheckpoints(db: Queryable, generation: number): Promise<readonly Checkpoint[]> {
  const { rows } = await db.query<{ partition: number; next_offset: number; recorded_on: string | null }>(
    'select "partition", next_offset, recorded_on from read_model.checkpoint where generation = $1 order by "partition"',
    [generation],
  );
  return rows.map((row) => ({ partition: row.partition, nextOffset: row.next_offset, recordedOn: row.recorded_on }));
}

const moveCheckpoint = `
  update read_model.checkpoint set next_offset = $4, recorded_on = $5
  where generation = $1 and "partition" = $2 and next_offset = $3`;

/** False when another worker moved it: the caller then writes nothing and steps back. */
export async function advanceCheckpoint(
  tx: Queryable,
  generation: number,
  from: Checkpoint,
  to: Checkpoint,
): Promise<boolean> {
  const { rowCount } = await tx.query(moveCheckpoint, [
    generation,
    from.partition,
    from.nextOffset,
    to.nextOffset,
    to.recordedOn,
  ]);
  return rowCount === 1;
}
