import type { Pool } from 'pg';

/** Which rows of the ledger are looked at: measures, and days of validity from one (or the beginning) to before `to`. */
export type LateQuestion = Readonly<{
  pool: Pool;
  generations: readonly number[];
  measures: readonly string[];
  from: string | undefined;
  to: string;
  /** What was recorded after this day came after the period's end. */
  periodEnd: string;
  asOf: string | undefined;
}>;

/** Changes of an agency's figures that were recorded more than three days late, and after the period's end. */
export type LateChanges = Readonly<{ agency: string; late: number; afterPeriodEnd: number }>;

const selectLate = `
  select l.agency, coalesce(sum(abs(l.count)) filter (where l.recorded_on > l.valid_on + 3), 0)::bigint as late,
    coalesce(sum(abs(l.count)) filter (where l.recorded_on > $5), 0)::bigint as "afterPeriodEnd"
  from read_model.cell c join read_model.ledger l on l.cell = c.id and l.generation = c.generation
  where c.generation = any($1) and c.measure = any($2) and l.valid_on < $4 and ($3::date is null or l.valid_on >= $3)
    and ($6::date is null or l.recorded_on <= $6)
  group by l.agency`;

export async function readLateChanges(question: LateQuestion): Promise<readonly LateChanges[]> {
  const { pool, generations, measures, from, to, periodEnd, asOf } = question;
  const values = [generations, measures, from ?? null, to, periodEnd, asOf ?? null];
  const { rows } = await pool.query<LateChanges>(selectLate, values);
  return rows;
}
