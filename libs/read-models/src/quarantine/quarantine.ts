import type { Database } from '../database.js';

/** An event that was accepted but does not count, with the reason. */
export type QuarantineItem = Readonly<{
  position: string;
  stream: string;
  subject: string | null;
  source: string | null;
  id: string | null;
  type: string | null;
  hash: string;
  reason: string;
  detail: string;
  recordedOn: string;
  status: 'quarantined' | 'released' | 'discarded' | 'mended';
  event: unknown;
}>;

export type QuarantineFilter = Readonly<{
  status?: QuarantineItem['status'];
  reason?: string;
  source?: string;
  id?: string;
  position?: string;
  /** Only events whose source's agency is this one or lies below it by dotted prefix; `VN` shows all. */
  agency: string;
  limit: number;
  /** Position of the last item of the page before. */
  after?: string;
}>;

/**
 * What is waiting and what was settled. The fold sees one subject at a time; an event that mends may lie under another
 * subject or have come before, so its effect is joined here.
 */
const items = `
  item as (
    select q.stream || '/' || q."partition" || '/' || q."offset" as position, q.stream, q.subject, q.source, q.id,
      q.type, q.hash, q.reason, q.detail, q.recorded_on as "recordedOn", q.event,
      case when q.status = 'quarantined' and exists (
        select from read_model.mending m join read_model.generation a on a.id = m.generation and a.state = 'active'
        where m.source = q.source and m.mends_id = q.id) then 'mended' else q.status end as status
    from read_model.quarantine q join read_model.generation g on g.id = q.generation and g.state = 'active'
  )`;

const selectItems = `
  with ${items}
  select * from item
  where ($6 = 'VN' or split_part(source, ':', 3) = $6 or split_part(source, ':', 3) like $6 || '.%')
    and ($1::text is null or status = $1) and ($2::text is null or reason = $2) and ($3::text is null or source = $3)
    and ($4::text is null or id = $4) and ($5::text is null or position = $5) and ($8::text is null or position > $8)
  order by position limit $7`;

/** Quarantined events, by position. */
export async function listQuarantine({ pool }: Database, filter: QuarantineFilter): Promise<readonly QuarantineItem[]> {
  const { rows } = await pool.query<QuarantineItem>(selectItems, [
    filter.status ?? null,
    filter.reason ?? null,
    filter.source ?? null,
    filter.id ?? null,
    filter.position ?? null,
    filter.agency,
    filter.limit,
    filter.after ?? null,
  ]);
  return rows;
}

/** How many events wait for somebody to decide. */
export async function countQuarantined({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `with ${items} select count(*) as waiting from item where status = 'quarantined'`,
  );
  return rows[0]?.waiting ?? 0;
}
