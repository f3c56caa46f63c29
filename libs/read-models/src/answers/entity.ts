import type { Pool } from 'pg';
import { type Contribution, contributionsOf, type SeenEvent, type States } from '#projections';

/** All that is kept of one subject. */
export type KnownEntity = Readonly<{
  subject: string;
  stream: string;
  partition: number;
  home: string | null;
  /** Agencies that it ever counted for. */
  agencies: readonly string[];
  states: Partial<States>;
  contributions: readonly Contribution[];
  events: readonly SeenEvent[];
}>;

type SeenRow = readonly [source: string, id: string, hash: string, offset: number, fate: SeenEvent['fate']];
type EntityRow = Omit<KnownEntity, 'contributions' | 'events'> & Readonly<{ seen: readonly SeenRow[] }>;

const selectEntity = `
  select e.subject, c.stream, e."partition", e.home, e.agencies, e.states, e.seen
  from read_model.entity e join read_model.generation g on g.id = e.generation and g.state = 'active'
    join read_model.checkpoint c on c.generation = e.generation and c."partition" = e."partition"
  where c.stream = $1 and e.subject = $2`;

/** The entity of a subject as it is known now; undefined if the hub never counted or kept an event of it. */
export async function readEntity(pool: Pool, stream: string, subject: string): Promise<KnownEntity | undefined> {
  const { rows } = await pool.query<EntityRow>(selectEntity, [stream, subject]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { seen, ...entity } = row;
  const events = seen.map(([source, id, hash, offset, fate]) => ({ source, id, hash, offset, fate }));
  return { ...entity, contributions: contributionsOf(entity.states), events };
}
