import type { CatalogEvent } from '#event-catalog';
import type { Entity, Fate, QuarantineReason, SeenEvent } from './entity.js';
import { opened, ruleHome } from './home.js';
import { applied } from './registry.js';

/** An event as it stands in the log, in the order of its partition. */
export type LoggedEvent = Readonly<{ event: CatalogEvent; hash: string; offset: number }>;

/** What folding one event did, for the figures (`counted`), for quality (`duplicate`) and for the quarantine. */
export type Effect =
  | Readonly<{ kind: 'counted'; event: CatalogEvent }>
  | Readonly<{ kind: 'duplicate' }>
  | Readonly<{ kind: 'quarantined'; reason: QuarantineReason }>
  | Readonly<{ kind: 'settled'; offset: number; fate: 'released' | 'discarded' | 'mended' }>;

export type Folded = Readonly<{ entity: Entity; effects: readonly Effect[] }>;

/**
 * Folds the next event of a subject's partition. It decides what only the log's order can decide: which of two
 * contents came first, whose the entity is, and what a release or a discard does. It never throws over an event.
 *
 * @param recall the content of an event of this subject that was set aside, by its offset.
 */
export function folded(
  entity: Entity,
  logged: LoggedEvent,
  recall: (offset: number) => CatalogEvent | undefined,
): Folded {
  const { event } = logged;
  if (event.type === 'vn.egov.hub.day.closed.v1') return { entity, effects: [] };
  const known = entity.seen.filter(({ source, id }) => source === event.source && id === event.id);
  if (known.some(({ hash }) => hash === logged.hash)) return { entity, effects: [{ kind: 'duplicate' }] };
  if (known.some(({ fate }) => fate !== 'unreadable')) return setAside(entity, logged, 'id-conflict');
  if (isSettling(event))
    return settling({ ...entity, seen: [...entity.seen, seenAs(logged, 'settling')] }, event, recall);
  const ruling = ruleHome(entity, event);
  if (!ruling.admitted) return setAside(entity, logged, 'foreign-source');
  return mending(counted({ ...entity, seen: [...entity.seen, seenAs(logged, 'counted')] }, event), event);
}

/**
 * Remembers an event that cannot be read, so that a later one can discard or mend it. It is no conflict for one of the
 * same id that can.
 *
 * @returns undefined if it came before: then it is a duplicate.
 */
export function withUnreadable(entity: Entity, event: Omit<SeenEvent, 'fate'>): Entity | undefined {
  if (entity.seen.some((seen) => isNamed(seen, event))) return undefined;
  return { ...entity, seen: [...entity.seen, { ...event, fate: 'unreadable' }] };
}

function counted(entity: Entity, event: CatalogEvent): Folded {
  return {
    entity: { ...entity, ...opened(entity, event), states: applied(entity.states, event) },
    effects: [{ kind: 'counted', event }],
  };
}

function setAside(entity: Entity, logged: LoggedEvent, reason: QuarantineReason): Folded {
  return {
    entity: { ...entity, seen: [...entity.seen, seenAs(logged, reason)] },
    effects: [{ kind: 'quarantined', reason }],
  };
}

type SettlingEvent = Extract<
  CatalogEvent,
  { type: 'vn.egov.hub.quarantine.released.v1' | 'vn.egov.hub.quarantine.discarded.v1' }
>;
type Named = Readonly<{ source: string; id: string; hash: string }>;

function isSettling(event: CatalogEvent): event is SettlingEvent {
  return event.type.startsWith('vn.egov.hub.quarantine.');
}

function settling(entity: Entity, event: SettlingEvent, recall: (offset: number) => CatalogEvent | undefined): Folded {
  return event.type === 'vn.egov.hub.quarantine.released.v1'
    ? released(entity, event.data, recall)
    : discarded(entity, event.data);
}

/** A released event is folded at the place of its release, without the home rule; a conflict cannot be released. */
function released(entity: Entity, named: Named, recall: (offset: number) => CatalogEvent | undefined): Folded {
  const waiting = entity.seen.find((seen) => isNamed(seen, named) && seen.fate === 'foreign-source');
  const event = waiting === undefined ? undefined : recall(waiting.offset);
  if (waiting === undefined || event === undefined) return { entity, effects: [] };
  const result = mending(counted(settled(entity, waiting, 'released'), event), event);
  return { ...result, effects: [...result.effects, { kind: 'settled', offset: waiting.offset, fate: 'released' }] };
}

function discarded(entity: Entity, named: Named): Folded {
  const waiting = entity.seen.find((seen) => isNamed(seen, named) && isWaiting(seen));
  if (waiting === undefined) return { entity, effects: [] };
  return {
    entity: settled(entity, waiting, 'discarded'),
    effects: [{ kind: 'settled', offset: waiting.offset, fate: 'discarded' }],
  };
}

/** An event with `mendsid` takes the place of the quarantined one of its source. */
function mending(result: Folded, event: CatalogEvent): Folded {
  const { mendsid } = event;
  if (mendsid === undefined) return result;
  const mended = result.entity.seen.filter(
    (seen) => seen.source === event.source && seen.id === mendsid && isWaiting(seen),
  );
  return {
    entity: mended.reduce((entity, seen) => settled(entity, seen, 'mended'), result.entity),
    effects: [...result.effects, ...mended.map(({ offset }) => ({ kind: 'settled', offset, fate: 'mended' }) as const)],
  };
}

function settled(entity: Entity, { offset }: SeenEvent, fate: Fate): Entity {
  return { ...entity, seen: entity.seen.map((seen) => (seen.offset === offset ? { ...seen, fate } : seen)) };
}

function seenAs({ event, hash, offset }: LoggedEvent, fate: Fate): SeenEvent {
  return { source: event.source, id: event.id, hash, offset, fate };
}

function isNamed(seen: SeenEvent, { source, id, hash }: Named): boolean {
  return seen.source === source && seen.id === id && seen.hash === hash;
}

function isWaiting({ fate }: SeenEvent): boolean {
  return fate === 'foreign-source' || fate === 'id-conflict' || fate === 'unreadable';
}
