import type { AgencyTree } from '#indicators';
import type { Cell } from './cells.js';

/** Cells of three other measures, from which it follows which document systems are connected. */
export type ConnectionCells = Readonly<{
  /** `systems.registered` kind=document on the day. */
  registered: readonly Cell[];
  /** `documents.sent` and `documents.received` over the 30 days that end with it. */
  sent: readonly Cell[];
  received: readonly Cell[];
}>;

/**
 * `systems.connected` on a day: a registered document system counts if documents went out and came in, at its agency
 * or at a unit under it that has no document system of its own, nor a unit between (`indicators.md`, Derived measures).
 */
export function connectedSystems(cells: ConnectionCells, tree: AgencyTree): readonly Cell[] {
  const systems = sumByPlace(cells.registered, (agency) => tree.place(agency));
  const servedBy = (agency: string): string | undefined => {
    const place = tree.place(agency);
    return [place, ...tree.ancestors(place)].find((code) => (systems.get(code) ?? 0) > 0);
  };
  const sent = sumByPlace(cells.sent, servedBy);
  const received = sumByPlace(cells.received, servedBy);
  return [...systems]
    .filter(([place, count]) => count > 0 && (sent.get(place) ?? 0) > 0 && (received.get(place) ?? 0) > 0)
    .map(([agency, count]) => ({ agency, group: [], count }));
}

function sumByPlace(
  cells: readonly Cell[],
  placeOf: (agency: string) => string | undefined,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { agency, count } of cells) {
    const place = placeOf(agency);
    if (place !== undefined) sums.set(place, (sums.get(place) ?? 0) + count);
  }
  return sums;
}
