import type { CatalogEvent } from '#event-catalog';

/** How many events of a type a source says that it sent in a day or a month (`within`). */
export type DeclaredCount = Readonly<{ system: string; within: string; type: string; count: number }>;

/** @param events in event order; the last one of a system, type and day or month holds. */
export function declaredCounts(events: readonly CatalogEvent[]): readonly DeclaredCount[] {
  const found = new Map<string, DeclaredCount>();
  for (const event of events) {
    if (event.type !== 'vn.egov.governance.count.declared.v1') continue;
    const { system, day, month, type, count } = event.data;
    const within = day ?? month ?? '';
    found.set(`${system} ${within} ${type}`, { system, within, type, count });
  }
  return [...found.values()];
}
