import type { PoolClient } from 'pg';
import type { Entity, SeenEvent, States } from '#projections';
import { copyRows, textArray } from './copy.js';

/** An entity with the columns by which an explanation finds it. */
export type StoredEntity = Readonly<{
  entity: Entity;
  agencies: readonly string[];
  firstOn: string | null;
  lastOn: string | null;
}>;

/** Offsets and fates beside the identity, as short as JSON allows: every counted event of a nation is listed here. */
type SeenRow = readonly [source: string, id: string, hash: string, offset: number, fate: SeenEvent['fate']];

type EntityRow = {
  subject: string;
  home: string | null;
  transferred_to: string[];
  seen: SeenRow[];
  states: Partial<States>;
  agencies: string[];
  first_on: string | null;
  last_on: string | null;
};

const selectEntities = `
  select subject, home, transferred_to, seen, states, agencies, first_on, last_on
  from read_model.entity where generation = $1 and subject = any($2::text[])`;

/** Loads the entities of these subjects, those that exist, in one query. */
export async function loadEntities(
  tx: Pick<PoolClient, 'query'>,
  generation: number,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, StoredEntity>> {
  const { rows } = await tx.query<EntityRow>(selectEntities, [generation, subjects]);
  return new Map(rows.map((row) => [row.subject, stored(row)]));
}

const upsertEntities = `
  insert into read_model.entity
    (generation, subject, "partition", home, transferred_to, seen, states, agencies, first_on, last_on)
  select $1, t.subject, $2, t.home, t.transferred_to, t.seen, t.states, string_to_array(t.agencies, ' '),
    t.first_on, t.last_on
  from unnest($3::text[], $4::text[], $5::json[], $6::json[], $7::json[], $8::text[], $9::date[], $10::date[])
    as t (subject, home, transferred_to, seen, states, agencies, first_on, last_on)
  on conflict (generation, subject) do update set
    home = excluded.home, transferred_to = excluded.transferred_to, seen = excluded.seen, states = excluded.states,
    agencies = excluded.agencies, first_on = excluded.first_on, last_on = excluded.last_on`;

/** Writes entities of one partition, in the order of their subjects. */
export async function saveEntities(
  tx: Pick<PoolClient, 'query'>,
  place: Readonly<{ generation: number; partition: number }>,
  entities: ReadonlyMap<string, StoredEntity>,
): Promise<void> {
  const sorted = [...entities].sort(([a], [b]) => (a < b ? -1 : 1));
  const column = <T>(of: (stored: StoredEntity) => T): T[] => sorted.map(([, row]) => of(row));
  await tx.query(upsertEntities, [
    place.generation,
    place.partition,
    sorted.map(([subject]) => subject),
    column(({ entity }) => entity.home),
    column(({ entity }) => JSON.stringify(entity.transferredTo)),
    column(({ entity }) => JSON.stringify(entity.seen.map(seenRow))),
    column(({ entity }) => JSON.stringify(entity.states)),
    column(({ agencies }) => agencies.join(' ')),
    column(({ firstOn }) => firstOn),
    column(({ lastOn }) => lastOn),
  ]);
}

/** Adds entities of one partition that are not in the table yet, in the order of their subjects. */
export async function copyEntities(
  tx: PoolClient,
  { generation, partition }: Readonly<{ generation: number; partition: number }>,
  entities: ReadonlyMap<string, StoredEntity>,
): Promise<void> {
  const sorted = [...entities].sort(([a], [b]) => (a < b ? -1 : 1));
  await copyRows(
    tx,
    `read_model.entity_${generation}
      (generation, subject, "partition", home, transferred_to, seen, states, agencies, first_on, last_on)`,
    sorted.map(([subject, { entity, agencies, firstOn, lastOn }]) => [
      generation,
      subject,
      partition,
      entity.home,
      JSON.stringify(entity.transferredTo),
      JSON.stringify(entity.seen.map(seenRow)),
      JSON.stringify(entity.states),
      textArray(agencies),
      firstOn,
      lastOn,
    ]),
  );
}

function stored(row: EntityRow): StoredEntity {
  const seen = row.seen.map(([source, id, hash, offset, fate]) => ({ source, id, hash, offset, fate }));
  return {
    entity: { home: row.home, transferredTo: row.transferred_to, seen, states: row.states },
    agencies: row.agencies,
    firstOn: row.first_on,
    lastOn: row.last_on,
  };
}

function seenRow({ source, id, hash, offset, fate }: SeenEvent): SeenRow {
  return [source, id, hash, offset, fate];
}
