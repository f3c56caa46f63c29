import { refolded, type SeenEvent, type States, type StoredEvent } from '#projections';
import type { Candidate } from './candidates.js';

/** Reads events of one partition by their offsets, as they stand in the log. */
export type ReadEvents = (
  stream: string,
  partition: number,
  offsets: readonly number[],
) => Promise<readonly StoredEvent[]>;

export type EntityAt = Readonly<{ states: Partial<States>; events: readonly SeenEvent[] }>;

/**
 * An entity as it was known on a past day: its events up to the partition's bound, folded again. Without later events
 * the kept state is that already.
 */
export async function entityAt(
  candidate: Candidate,
  bounds: ReadonlyMap<string, number>,
  readEvents: ReadEvents,
): Promise<EntityAt> {
  const bound = bounds.get(`${candidate.generation}/${candidate.partition}`);
  const events = bound === undefined ? candidate.seen : candidate.seen.filter(({ offset }) => offset < bound);
  if (events.length === candidate.seen.length) return { states: candidate.states, events };
  const offsets = events.map(({ offset }) => offset);
  const stored = await readEvents(candidate.stream, candidate.partition, offsets);
  const { states, seen } = refolded(stored);
  return { states, events: seen };
}
