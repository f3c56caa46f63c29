import type { Pool } from 'pg';

/** Which days are looked at, and what was known of them. */
export type SourceQuestion = Readonly<{
  pool: Pool;
  generations: readonly number[];
  /** Days of `time`: from this one to before `to`. */
  from: string;
  to: string;
  asOf: string | undefined;
}>;

/** What a source sent, by the day on which it happened. */
export type SourceTraffic = Readonly<{
  source: string;
  agency: string;
  /** Accepted events in the window, and the days that have one. */
  seen: number;
  days: number;
  /** The last day before the end of the window on which anything happened. */
  lastOn: string | null;
}>;

const selectTraffic = `
  select c.dims::json->>'source' as source, min(l.agency) as agency,
    coalesce(sum(l.count) filter (where l.valid_on >= $2), 0)::bigint as seen,
    count(distinct l.valid_on) filter (where l.valid_on >= $2) as days, max(l.valid_on) as "lastOn"
  from read_model.cell c join read_model.ledger l on l.cell = c.id and l.generation = c.generation
  where c.generation = any($1) and c.measure = 'sources.reporting' and l.valid_on < $3
    and ($4::date is null or l.recorded_on <= $4)
  group by 1 having sum(l.count) <> 0 order by 1`;

/** Every source that ever spoke before the end of the window. */
export async function readSourceTraffic(question: SourceQuestion): Promise<readonly SourceTraffic[]> {
  const { pool, generations, from, to, asOf } = question;
  const { rows } = await pool.query<SourceTraffic>(selectTraffic, [generations, from, to, asOf ?? null]);
  return rows;
}

/** What is doubtful about what a source sent. */
export type SourceFaults = Readonly<{
  source: string;
  /** Running numbers between its first and its last that never came. */
  missing: number;
  /** Events that it sent again, and events that do not count; by the day on which the hub took them in. */
  resent: number;
  quarantined: number;
}>;

const selectFaults = `
  with gap as (
    select source, max(sequence) - min(sequence) + 1 - count(distinct sequence) as missing
    from read_model.source_sequence
    where generation = any($1) and ($4::date is null or recorded_on <= $4) group by source
  ), again as (
    select source, sum(count) as resent from read_model.resend
    where generation = any($1) and recorded_on >= $2 and recorded_on < $3
      and ($4::date is null or recorded_on <= $4) group by source
  ), aside as (
    select source, count(*) as quarantined from read_model.quarantine
    where generation = any($1) and source is not null and recorded_on >= $2 and recorded_on < $3
      and ($4::date is null or recorded_on <= $4)
      and (status = 'quarantined' or ($4::date is not null and settled_on > $4)) group by source
  )
  select source, coalesce(missing, 0)::bigint as missing, coalesce(resent, 0)::bigint as resent,
    coalesce(quarantined, 0)::bigint as quarantined
  from gap full join again using (source) full join aside using (source) order by source`;

export async function readSourceFaults(question: SourceQuestion): Promise<readonly SourceFaults[]> {
  const { pool, generations, from, to, asOf } = question;
  const { rows } = await pool.query<SourceFaults>(selectFaults, [generations, from, to, asOf ?? null]);
  return rows;
}

/** A source may have lost every second event: the first gaps say where to look. */
const namedGaps = 10;

const selectMissing = `
  with known as (
    select distinct source, sequence from read_model.source_sequence
    where generation = any($1) and source = any($2) and ($3::date is null or recorded_on <= $3)
  ), step as (
    select source, sequence + 1 as first, lead(sequence) over (partition by source order by sequence) - 1 as last
    from known
  ), gap as (
    select source, first, last, row_number() over (partition by source order by first) as place
    from step where last >= first
  )
  select source, array_agg(case when first = last then first::text else first::text || '-' || last::text end
    order by first) as gaps
  from gap where place <= $4 group by source`;

/** The first gaps in the running numbers of these sources, each a number or the first and the last: `7`, `12-15`. */
export async function readMissingNumbers(
  { pool, generations, asOf }: Pick<SourceQuestion, 'pool' | 'generations' | 'asOf'>,
  sources: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (sources.length === 0) return new Map();
  const { rows } = await pool.query<{ source: string; gaps: readonly string[] }>(selectMissing, [
    ...[generations, sources, asOf ?? null, namedGaps],
  ]);
  return new Map(rows.map(({ source, gaps }) => [source, gaps]));
}
