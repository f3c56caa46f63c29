import type { Pool, PoolClient } from 'pg';
import { connected } from '../database.js';

/** Something that two copies of a read model do not agree on. */
export type Difference = Readonly<{ table: string; key: string; first: string | null; second: string | null }>;

export type Comparison = Readonly<{
  /** False if one copy is further than the other: then nothing was compared. */
  comparable: boolean;
  compared: Readonly<{ entities: number; ledgerRows: number; recordedDays: number; quarantined: number }>;
  /** At most 20 of each table. */
  differences: readonly Difference[];
}>;

/** Compares two copies in one snapshot, so events that keep coming do not disturb it. */
export async function compareGenerations(pool: Pool, first: number, second: number): Promise<Comparison> {
  const tx = await connected(pool);
  try {
    await tx.query('begin transaction isolation level repeatable read read only');
    const comparison = await compared(tx, first, second);
    await tx.query('commit');
    tx.release();
    return comparison;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

async function compared(tx: PoolClient, first: number, second: number): Promise<Comparison> {
  const { rows: uneven } = await tx.query(
    `select from read_model.checkpoint a join read_model.checkpoint b using ("partition")
     where a.generation = $1 and b.generation = $2 and a.next_offset <> b.next_offset limit 1`,
    [first, second],
  );
  const { rows: counts } = await tx.query<Comparison['compared']>(selectCounts, [first]);
  const none = { entities: 0, ledgerRows: 0, recordedDays: 0, quarantined: 0 };
  if (uneven.length > 0) return { comparable: false, compared: none, differences: [] };
  const differences: Difference[] = [];
  for (const statement of comparisons) {
    const { rows } = await tx.query<Difference>(statement, [first, second]);
    differences.push(...rows);
  }
  return { comparable: true, compared: counts[0] ?? none, differences };
}

const selectCounts = `
  select (select count(*) from read_model.entity where generation = $1) as entities,
    (select count(*) from read_model.ledger_by_measure where generation = $1) as "ledgerRows",
    (select count(distinct recorded_on) from read_model.recorded_day where generation = $1) as "recordedDays",
    (select count(*) from read_model.quarantine where generation = $1) as quarantined`;

/**
 * A question reads the rows of listed agencies only. Whose rows all add up to zero may be listed or not: that depends
 * on what came in one batch, and no answer tells it.
 */
const ledgerAgencies = `
  select 'ledger_agency' as "table", agency as key, a.content as first, b.content as second
  from (select agency, 'listed' as content from read_model.ledger_agency where generation = $1
    and agency in (select agency from read_model.ledger where generation = $1 and count <> 0)) a
  full join (select agency, 'listed' as content from read_model.ledger_agency where generation = $2
    and agency in (select agency from read_model.ledger where generation = $2 and count <> 0)) b using (agency)
  where a.content is distinct from b.content limit 20`;

/**
 * What a copy says about when its months became known has to cover the days that both copies have: as of a day outside
 * of it nothing is added up. How far it reaches beyond them depends on what came in one batch, and no answer tells it.
 */
const monthsKnown = `
  with day as (
    select measure, dims, agency, date_trunc('month', valid_on::timestamp)::date as month,
      min(recorded_on) as first_day, max(recorded_on) as last_day
    from (
      select measure, dims, agency, valid_on, recorded_on, count from read_model.ledger_by_measure
      where generation = $1 and count <> 0
      intersect
      select measure, dims, agency, valid_on, recorded_on, count from read_model.ledger_by_measure
      where generation = $2 and count <> 0
    ) as both_have group by measure, dims, agency, month
  ), known as (
    select m.generation, c.measure, c.dims, m.agency, m.month, m.recorded_from, m.recorded_to
    from read_model.ledger_month m join read_model.cell c on c.id = m.cell where m.generation in ($1, $2)
  ), said as (
    select day.*, g.generation, case
      when known.recorded_from <= first_day and known.recorded_to >= last_day then 'covers its days'
      else concat_ws(' ', 'known', coalesce(known.recorded_from::text, 'never'), known.recorded_to) end as content
    from day cross join (values ($1::integer), ($2::integer)) as g (generation)
    left join known using (generation, measure, dims, agency, month)
  )
  select 'ledger_month' as "table",
    concat_ws(' ', measure, agency, dims, month, 'recorded', first_day, 'to', last_day) as key,
    min(content) filter (where generation = $1) as first, min(content) filter (where generation = $2) as second
  from said group by measure, agency, dims, month, first_day, last_day
  having bool_or(content <> 'covers its days') limit 20`;

/**
 * Every table that an answer reads. Rows of the ledger that add up to zero do not count as a difference, and which
 * agencies an entity counted for in between depends on the batches: they only narrow the search of an explanation.
 */
const comparisons = [
  `select 'ledger' as "table", concat_ws(' ', measure, agency, dims, valid_on, 'recorded', recorded_on) as key,
     a.count::text as first, b.count::text as second
   from (select * from read_model.ledger_by_measure where generation = $1 and count <> 0) a
   full join (select * from read_model.ledger_by_measure where generation = $2 and count <> 0) b
     using (measure, agency, dims, valid_on, recorded_on)
   where a.count is distinct from b.count limit 20`,
  `select 'ledger_month' as "table", concat_ws(' ', measure, agency, dims, month) as key,
     a.count::text as first, b.count::text as second
   from (select c.measure, c.dims, m.agency, m.month, m.count
     from read_model.ledger_month m join read_model.cell c on c.id = m.cell
     where m.generation = $1 and m.count <> 0) a
   full join (select c.measure, c.dims, m.agency, m.month, m.count
     from read_model.ledger_month m join read_model.cell c on c.id = m.cell
     where m.generation = $2 and m.count <> 0) b using (measure, dims, agency, month)
   where a.count is distinct from b.count limit 20`,
  monthsKnown,
  ledgerAgencies,
  byColumns('entity', 'subject', 'home, transferred_to, seen, states'),
  byColumns(
    'quarantine',
    'stream, "partition", "offset"',
    'reason, status, recorded_on, hash, settled_on, detail, event',
  ),
  byColumns('fact', '"partition", "offset"', 'recorded_on, event'),
  byColumns('mending', 'source, mends_id, "partition", "offset"', 'recorded_on'),
  byColumns('resend', 'source, recorded_on', 'count'),
  byColumns('source_sequence', 'source, sequence', 'recorded_on'),
  byColumns('recorded_day', '"partition", recorded_on', 'first_offset'),
];

/** Rows with the same key that say different things, and those that only one copy has. */
function byColumns(table: string, key: string, content: string): string {
  const rowsOf = (generation: string): string =>
    `select ${key}, concat_ws(' ', ${content}) as content from read_model.${table} where generation = ${generation}`;
  return `
    select '${table}' as "table", concat_ws('/', ${key}) as key, a.content as first, b.content as second
    from (${rowsOf('$1')}) a full join (${rowsOf('$2')}) b using (${key})
    where a.content is distinct from b.content limit 20`;
}
