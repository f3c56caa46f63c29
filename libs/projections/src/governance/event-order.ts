import { type CatalogEvent, compareOrder, instantMicros } from '#event-catalog';

/** An event's place among the events of its entity: microseconds of `time`, source, id. */
export type EventOrder = Readonly<{ time: number; source: string; id: string }>;

export function orderOf({ time, source, id }: CatalogEvent): EventOrder {
  return { time: instantMicros(time), source, id };
}

/** Events in event order: whoever reads them so finds that the last one said holds. */
export function inEventOrder(events: readonly CatalogEvent[]): readonly CatalogEvent[] {
  return events
    .map((event) => ({ event, order: orderOf(event) }))
    .sort((a, b) => compareOrder(a.order, b.order))
    .map(({ event }) => event);
}
