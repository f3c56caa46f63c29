import type { Cell } from './entity.js';
import type { Known } from './known.js';
import { addDays } from './time.js';

/** "`dossiers.open` with due day < d (not none, not paused)" */
export function overdue(known: Known, day: string): readonly Cell[] {
  return known
    .stockOn('dossiers.open', day)
    .filter(({ dims }) => dims['due'] !== 'none' && dims['due'] !== 'paused' && (dims['due'] ?? '') < day)
    .map((cell) => ({ ...cell, measure: 'dossiers.overdue' }));
}

/** Each registered document system of the day: is it connected, places being those of the tree day? */
export function connected(known: Known, day: string, treeDay: string): readonly Cell[] {
  const systems = known.stockOn('systems.registered', day).filter(({ dims }) => dims['kind'] === 'document');
  const homes = new Set(systems.map(({ agency }) => known.tree.place(agency, treeDay)));
  const sent = servedBy(known, 'documents.sent', { day, treeDay, homes });
  const received = servedBy(known, 'documents.received', { day, treeDay, homes });
  return systems
    .filter(({ agency }) => {
      const place = known.tree.place(agency, treeDay);
      return (sent.get(place) ?? 0) > 0 && (received.get(place) ?? 0) > 0;
    })
    .map(({ agency, count }) => ({ measure: 'systems.connected', agency, dims: {}, count }));
}

/**
 * Per agency with a system the sum over d−29…d of "the rows that have their place at its agency, or under it at a unit
 * that has no registered document system of its own (nor a unit between)": the nearest system upwards serves a row.
 */
function servedBy(
  known: Known,
  measure: string,
  { day, treeDay, homes }: { day: string; treeDay: string; homes: ReadonlySet<string> },
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (let back = 0; back < 30; back += 1) {
    for (const { agency, count } of known.flowOn(measure, addDays(day, -back))) {
      const server = known.tree.chain(agency, treeDay).find((code) => homes.has(code));
      if (server !== undefined) sums.set(server, (sums.get(server) ?? 0) + count);
    }
  }
  return sums;
}
