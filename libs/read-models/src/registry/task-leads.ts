import type { Database } from '../database.js';

const selectPlanned = `
  select f.event->'data'->>'lead' as lead
  from read_model.fact f join read_model.generation g on g.id = f.generation and g.state = 'active'
  where g.context = 'governance' and f.event->>'type' = 'vn.egov.governance.task.planned.v1'
    and f.event->>'subject' = $1
  order by (f.event->>'time')::timestamptz desc, f.event->>'source' desc, f.event->>'id' desc limit 1`;

/** The agency that leads a task of the plan, as far as it is folded; undefined if there is no such task. */
export async function taskLead({ pool }: Database, task: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ lead: string }>(selectPlanned, [task]);
  return rows[0]?.lead;
}
