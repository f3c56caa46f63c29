import type { Pool, PoolClient } from 'pg';
import type { Contribution } from '#projections';
import { CellNumbers } from './cell-numbers.js';

/** One row of the ledger: a contribution as the hub learned it on a day; `cell` is its `cellName`. */
export type LedgerEntry = Pick<Contribution, 'agency' | 'validOn' | 'count'> &
  Readonly<{ cell: string; recordedOn: string }>;

/** Adds, so it is safe only in the transaction that also moves the checkpoint. Rows come sorted: no deadlocks. */
const addEntries = `
  insert into read_model.ledger (generation, cell, agency, valid_on, recorded_on, count)
  select $1, * from unnest($2::integer[], $3::text[], $4::date[], $5::date[], $6::bigint[])
  on conflict (generation, cell, agency, valid_on, recorded_on) do update set count = ledger.count + excluded.count`;

const addMonths = `
  insert into read_model.ledger_month (generation, cell, agency, month, count)
  select $1, cell, agency, date_trunc('month', valid_on)::date as month, sum(count)
  from unnest($2::integer[], $3::text[], $4::date[], $5::bigint[]) as t (cell, agency, valid_on, count)
  group by cell, agency, month having sum(count) <> 0 order by cell, agency, month
  on conflict (generation, cell, agency, month) do update set count = ledger_month.count + excluded.count`;

const addAgencies = `
  insert into read_model.ledger_agency (generation, agency)
  select $1, agency from unnest($2::text[]) as agency order by agency on conflict do nothing`;

/**
 * Adds entries to the days and to the months.
 *
 * @param pool numbers new cells on a connection of its own: a number outlives a batch that is rolled back.
 */
export async function addToLedger(
  pool: Pool,
  tx: PoolClient,
  generation: number,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const numbers = await CellNumbers.of(pool, generation).all(entries.map(({ cell }) => cell));
  const rows = entries
    .map(({ cell, ...entry }) => ({ ...entry, cell: numbers.get(cell) ?? 0 }))
    .sort((a, b) => a.cell - b.cell || compare(a.agency, b.agency) || compare(a.validOn, b.validOn));
  const cells = rows.map(({ cell }) => cell);
  const agencies = rows.map(({ agency }) => agency);
  const days = rows.map(({ validOn }) => validOn);
  const counts = rows.map(({ count }) => count);
  await tx.query(addEntries, [generation, cells, agencies, days, rows.map(({ recordedOn }) => recordedOn), counts]);
  await tx.query(addMonths, [generation, cells, agencies, days, counts]);
  await tx.query(addAgencies, [generation, [...new Set(agencies)]]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
