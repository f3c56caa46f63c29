import type { Pool } from 'pg';
import type { SeenEvent, States } from '#projections';

/** An entity that may have counted for agencies of a group in a window of days. */
export type Candidate = Readonly<{
  generation: number;
  context: string;
  stream: string;
  partition: number;
  subject: string;
  states: Partial<States>;
  seen: readonly SeenEvent[];
}>;

export type CandidateQuestion = Readonly<{
  generations: readonly number[];
  agencies: readonly string[] | undefined;
  from: string | undefined;
  to: string;
  /** The last candidate of the page before. */
  after: Readonly<{ generation: number; subject: string }> | undefined;
  limit: number;
}>;

type SeenRow = readonly [string, string, string, number, SeenEvent['fate']];
type Row = Omit<Candidate, 'seen'> & Readonly<{ seen: readonly SeenRow[] }>;

// `agencies`, `first_on` and `last_on` only ever widen, so past answers find their entities too.
const selectCandidates = `
  select e.generation, g.context, c.stream, e."partition", e.subject, e.states, e.seen
  from read_model.entity e join read_model.generation g on g.id = e.generation
    join read_model.checkpoint c on c.generation = e.generation and c."partition" = e."partition"
  where e.generation = any($1) and ($2::text[] is null or e.agencies && $2) and e.first_on < $3
    and ($4::date is null or e.last_on >= $4) and (e.generation, e.subject) > ($5, $6)
  order by e.generation, e.subject limit $7`;

export async function readCandidates(pool: Pool, question: CandidateQuestion): Promise<readonly Candidate[]> {
  const { generations, agencies, from, to, after, limit } = question;
  const start = [after?.generation ?? 0, after?.subject ?? ''];
  const { rows } = await pool.query<Row>(selectCandidates, [
    generations,
    agencies ?? null,
    to,
    from ?? null,
    ...start,
    limit,
  ]);
  return rows.map((row) => ({
    ...row,
    seen: row.seen.map(([source, id, hash, offset, fate]) => ({ source, id, hash, offset, fate })),
  }));
}

const selectBounds = `
  select generation, "partition", min(first_offset) as "offset" from read_model.recorded_day
  where generation = any($1) and recorded_on > $2 group by generation, "partition"`;

/** Where reading stops in each partition for an answer as of a day; a partition that is not listed is read to its end. */
export async function readBounds(
  pool: Pool,
  generations: readonly number[],
  asOf: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  if (asOf === undefined) return new Map();
  const { rows } = await pool.query<{ generation: number; partition: number; offset: number }>(selectBounds, [
    generations,
    asOf,
  ]);
  return new Map(rows.map(({ generation, partition, offset }) => [`${generation}/${partition}`, offset]));
}
