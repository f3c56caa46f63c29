import type { PoolClient } from 'pg';

type Queryable = Pick<PoolClient, 'query'>;
type Place = Readonly<{ generation: number; stream: string; partition: number }>;

/** An event that the fold set aside, with its content, where it stands and why. */
export type QuarantinedEvent = Readonly<{
  offset: number;
  subject: string | null;
  source: string | null;
  id: string | null;
  type: string | null;
  hash: string;
  reason: string;
  detail: string;
  /** JSON text of the event as it stands in the log. */
  event: string;
  recordedOn: string;
}>;

/** What a later event did to a quarantined one. */
export type Settlement = Readonly<{ offset: number; status: 'released' | 'discarded' | 'mended'; settledOn: string }>;

const insertQuarantined = `
  insert into read_model.quarantine
    (generation, stream, "partition", "offset", subject, source, id, type, hash, reason, detail, event, recorded_on)
  select $1, $2, $3, * from unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::json[], $13::date[])`;

export async function addQuarantined(
  tx: Queryable,
  { generation, stream, partition }: Place,
  events: readonly QuarantinedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const column = <Key extends keyof QuarantinedEvent>(key: Key): QuarantinedEvent[Key][] =>
    events.map((event) => event[key]);
  await tx.query(insertQuarantined, [
    generation,
    stream,
    partition,
    column('offset'),
    column('subject'),
    column('source'),
    column('id'),
    column('type'),
    column('hash'),
    column('reason'),
    column('detail'),
    column('event'),
    column('recordedOn'),
  ]);
}

const updateSettled = `
  update read_model.quarantine q set status = t.status, settled_on = t.settled_on
  from unnest($3::bigint[], $4::text[], $5::date[]) as t ("offset", status, settled_on)
  where q.generation = $1 and q."partition" = $2 and q."offset" = t."offset"`;

export async function settleQuarantined(
  tx: Queryable,
  { generation, partition }: Place,
  settled: readonly Settlement[],
): Promise<void> {
  if (settled.length === 0) return;
  await tx.query(updateSettled, [
    generation,
    partition,
    settled.map(({ offset }) => offset),
    settled.map(({ status }) => status),
    settled.map(({ settledOn }) => settledOn),
  ]);
}

const selectWaiting = `
  select "offset", event from read_model.quarantine
  where generation = $1 and "partition" = $2 and subject = any($3::text[])`;

/** The contents of quarantined events of these subjects, by offset: what a release folds. */
export async function loadQuarantined(
  tx: Queryable,
  place: Readonly<{ generation: number; partition: number }>,
  subjects: readonly string[],
): Promise<ReadonlyMap<number, unknown>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await tx.query<{ offset: number; event: unknown }>(selectWaiting, [
    place.generation,
    place.partition,
    subjects,
  ]);
  return new Map(rows.map(({ offset, event }) => [offset, event]));
}
