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

const addMonths = `
  insert into read_model.ledger_month (generation, measure, agency, dims, month, count)
  select $1, measure, agency, dims, date_trunc('month', valid_on)::date as month, sum(count)
  from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::bigint[]) as t (measure, agency, dims, valid_on, count)
  group by measure, agency, dims, month having sum(count) <> 0 order by measure, agency, dims, month
  on conflict (generation, measure, agency, dims, month) do update set count = ledger_month.count + excluded.count`;

const addAgencies = `
  insert into read_model.ledger_agency (generation, agency)
  select $1, agency from unnest($2::text[]) as agency order by agency on conflict do nothing`;

export async function addToLedger(
  tx: Pick<PoolClient, 'query'>,
  generation: number,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const cells = [
    entries.map(({ measure }) => measure),
    entries.map(({ agency }) => agency),
    entries.map(({ dims }) => dimsText(dims)),
    entries.map(({ validOn }) => validOn),
  ];
  const counts = entries.map(({ count }) => count);
  await tx.query(addEntries, [generation, ...cells, entries.map(({ recordedOn }) => recordedOn), counts]);
  await tx.query(addMonths, [generation, ...cells, counts]);
  await tx.query(addAgencies, [generation, [...new Set(entries.map(({ agency }) => agency))]]);
}

/** Dimensions as JSON with sorted names, so that equal ones are the same text. */
export function dimsText(dims: Contribution['dims']): string {
  const names = Object.keys(dims).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(dims[name])}`).join(',')}}`;
}
