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

/** A month that adds up to zero is kept: it may not have been zero as of an earlier day. */
const addMonths = `
  insert into read_model.ledger_month (generation, cell, agency, month, count, recorded_from, recorded_to)
  select $1, cell, agency, date_trunc('month', valid_on)::date as month, sum(count), min(recorded_on), max(recorded_on)
  from unnest($2::integer[], $3::text[], $4::date[], $5::date[], $6::bigint[])
    as t (cell, agency, valid_on, recorded_on, count)
  group by cell, agency, month order by cell, agency, month
  on conflict (generation, cell, month, agency) do update set count = ledger_month.count + excluded.count,
    recorded_from = least(ledger_month.recorded_from, excluded.recorded_from),
    recorded_to = greatest(ledger_month.recorded_to, excluded.recorded_to)`;

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
  const entryColumns = [generation, cells, agencies, days, rows.map(({ recordedOn }) => recordedOn), counts];
  await tx.query(addEntries, entryColumns);
  await tx.query(addMonths, entryColumns);
  await tx.query(addAgencies, [generation, [...new Set(agencies)]]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
