import { type CatalogEvent, contentHash, type EventOf, type EventType, sampleEvent } from '#event-catalog';
import { type Contribution, contributionsOf, type Entity, folded, unseen } from '#projections';

/** What a test says of an event: the rest is a valid sample's. */
export type Telling<T extends EventType> = Partial<Omit<EventOf<T>, 'type' | 'data'>> & { data?: EventOf<T>['data'] };

let told = 0;

/** A valid event with an id of its own. */
export function told1<T extends EventType>(type: T, telling: Telling<T> = {}): EventOf<T> {
  told += 1;
  return sampleEvent(type, { id: `e${String(told).padStart(6, '0')}`, ...telling });
}

/** Folds events in the given order, as if they stood so in one partition. */
export function given(...events: readonly CatalogEvent[]): Given {
  const recalled = new Map<number, CatalogEvent>();
  let entity = unseen;
  events.forEach((event, offset) => {
    recalled.set(offset, event);
    entity = folded(entity, { event, hash: contentHash(event), offset }, (at) => recalled.get(at)).entity;
  });
  return new Given(entity);
}

export class Given {
  constructor(readonly entity: Entity) {}

  contributions(): readonly Contribution[] {
    return contributionsOf(this.entity.states);
  }

  /** Sum of a measure on a day, for a flow. */
  flow(measure: string, day: string): Readonly<Record<string, number>> {
    return this.sums(measure, (validOn) => validOn === day);
  }

  /** Value of a stock at the end of a day. */
  stock(measure: string, day: string): Readonly<Record<string, number>> {
    return this.sums(measure, (validOn) => validOn <= day);
  }

  fates(): readonly string[] {
    return this.entity.seen.map(({ fate }) => fate);
  }

  private sums(measure: string, counts: (validOn: string) => boolean): Readonly<Record<string, number>> {
    const sums: Record<string, number> = {};
    for (const contribution of this.contributions()) {
      if (contribution.measure !== measure || !counts(contribution.validOn)) continue;
      const key = [contribution.agency, ...Object.entries(contribution.dims).map(([k, v]) => `${k}=${v}`)].join(' ');
      sums[key] = (sums[key] ?? 0) + contribution.count;
    }
    return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
  }
}
