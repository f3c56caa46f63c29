import type { PoolClient } from 'pg';
import type { Contribution } from '#projections';

/** One row of the ledger: a contribution as the hub learned it on a day. */
export type LedgerEntry = Contribution & Readonly<{ recordedOn: string }>;

/** Adds, so it is safe only in the transaction that also moves the checkpoint. Rows come sorted: no deadlocks. */
const addEntries = `
  insert into read_model.ledger (generation, measure, agency, dims, valid_on, recorded_on, count)
  select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::bigint[])
  on conflict (generation, measure, agency, dims, valid_on, recorded_on)
  do update set count = ledger.count + excluded.count`;

export async function addToLedger(
  tx: Pick<PoolClient, 'query'>,
  generation: number,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(addEntries, [
    generation,
    entries.map(({ measure }) => measure),
    entries.map(({ agency }) => agency),
    entries.map(({ dims }) => dimsText(dims)),
    entries.map(({ validOn }) => validOn),
    entries.map(({ recordedOn }) => recordedOn),
    entries.map(({ count }) => count),
  ]);
}

/** Dimensions as JSON with sorted names, so that equal ones are the same text. */
export function dimsText(dims: Contribution['dims']): string {
  const names = Object.keys(dims).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(dims[name])}`).join(',')}}`;
}
