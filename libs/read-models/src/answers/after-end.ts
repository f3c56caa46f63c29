import type { Pool } from 'pg';

/** An agency that ended, and the first day on which it was no more. */
export type EndedAgency = Readonly<{ agency: string; until: string }>;

export type AfterEndQuestion = Readonly<{
  pool: Pool;
  generations: readonly number[];
  measures: readonly string[];
  ended: readonly EndedAgency[];
  from: string | undefined;
  to: string;
  asOf: string | undefined;
}>;

const selectAfterEnd = `
  select coalesce(sum(greatest(l.count, 0)), 0)::bigint as count
  from unnest($3::text[], $4::date[]) as e (agency, until)
    join read_model.cell c on c.generation = any($1) and c.measure = any($2)
    join read_model.ledger l on l.generation = c.generation and l.cell = c.id and l.agency = e.agency
      and l.valid_on >= e.until and l.valid_on < $6 and ($5::date is null or l.valid_on >= $5)
      and ($7::date is null or l.recorded_on <= $7)`;

/** How much is counted for agencies on days on which they were no more: somebody still uses their codes. */
export async function countAfterEnd(question: AfterEndQuestion): Promise<number> {
  const { pool, generations, measures, ended, from, to, asOf } = question;
  if (ended.length === 0) return 0;
  const { rows } = await pool.query<{ count: number }>(selectAfterEnd, [
    generations,
    measures,
    ended.map(({ agency }) => agency),
    ended.map(({ until }) => until),
    from ?? null,
    to,
    asOf ?? null,
  ]);
  return rows[0]?.count ?? 0;
}
