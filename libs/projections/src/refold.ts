import { type CatalogEvent, contentHash, parseEvent } from '#event-catalog';
import { type Entity, unseen } from './entity.js';
import { folded } from './fold.js';

/** An event of one subject as it stands in the log. */
export type StoredEvent = Readonly<{ offset: number; hash: string; event: unknown }>;

/** The entity as its events up to some place in the log make it: what was known on a past day. */
export function refolded(events: readonly StoredEvent[]): Entity {
  const recalled = new Map<number, CatalogEvent>();
  let entity = unseen;
  for (const { offset, hash, event } of [...events].sort((a, b) => a.offset - b.offset)) {
    const parsed = parseEvent(event);
    if (!parsed.ok) continue; // it is in quarantine and was never folded
    recalled.set(offset, parsed.value);
    const logged = { event: parsed.value, hash: hash === '' ? contentHash(parsed.value) : hash, offset };
    entity = folded(entity, logged, (place) => recalled.get(place)).entity;
  }
  return entity;
}
