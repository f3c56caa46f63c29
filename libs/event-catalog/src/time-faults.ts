import { instantMicros } from './instant.js';
import { refused, type Parsed } from './parsed.js';
import { member } from './record.js';
import { eventTypes, type CatalogEvent } from './registry.js';

/**
 * The rules of time that need a clock: `time` and the instants in `data` lie at most 5 minutes ahead of it, but for
 * promised ones (`dueAt`, `newDueAt`). That they do not lie before 2000-01-01 is said by their format.
 */
export function timeFaults(event: CatalogEvent, nowMicros: number): Parsed<CatalogEvent> {
  const latest = nowMicros + toleranceMicros;
  if (instantMicros(event.time) > latest) {
    return refused('clock-skew', { pointer: '/time', code: 'clock-skew', detail: ahead });
  }
  for (const name of pastMembers.get(event.type) ?? []) {
    const value = member(event.data, name);
    if (typeof value === 'string' && instantMicros(value) > latest) {
      return refused('schema-violation', { pointer: `/data/${name}`, code: 'maximum', detail: ahead });
    }
  }
  return { ok: true, value: event };
}

const toleranceMicros = 5 * 60 * 1_000_000;
const ahead = "lies more than 5 minutes ahead of the hub's clock";

/** The members of each type's `data` that are instants of the past. */
const pastMembers: ReadonlyMap<string, readonly string[]> = new Map(
  eventTypes.map(({ type, data }) => [
    type,
    Object.entries(data.properties)
      .filter(([, schema]) => member(schema, 'format') === 'instant')
      .map(([name]) => name),
  ]),
);
