import type { Pool } from 'pg';

const selectClosed = `
  select case when count(*) = count(c.recorded_on) then (min(c.recorded_on) - 1)::text end as day
  from read_model.checkpoint c join read_model.generation g on g.id = c.generation and g.state = 'active'`;

/** The last day that every partition's checkpoint has passed; undefined while a partition has recorded nothing. */
export async function closedDay(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ day: string | null }>(selectClosed);
  return rows[0]?.day ?? undefined;
}

/** Changes whenever an answer may have changed: the copies that are served, and how far they are folded. */
export async function edition(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ edition: string | null }>(
    `select string_agg(distinct g.id::text, ',') || ':' || sum(c.next_offset) as edition
     from read_model.checkpoint c join read_model.generation g on g.id = c.generation and g.state = 'active'`,
  );
  return rows[0]?.edition ?? '';
}

/** How far each partition of the streams that are served is folded: the offset of the next event. */
export async function foldedPositions(pool: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ place: string; next: number }>(
    `select c.stream || '/' || c."partition" as place, c.next_offset as next
     from read_model.checkpoint c join read_model.generation g on g.id = c.generation and g.state = 'active'`,
  );
  return new Map(rows.map(({ place, next }) => [place, next]));
}
