import type { Cell, DerivedInput } from './measure.js';

/**
 * A registered document system is connected if documents went out and came in, each summed over the rows that have
 * their place at its agency, or under it at a unit without a document system of its own, nor a unit with one between.
 * The answer's agencies are places in the tree.
 */
export function connectedSystems({ tree, cells }: DerivedInput): readonly Cell[] {
  const [registered = [], sent = [], received = []] = cells;
  const systems = sums(registered, ({ agency }) => tree.place(agency));
  const hasSystem = (place: string) => (systems.get(place) ?? 0) > 0;
  const server = ({ agency }: Cell) => tree.groupsOf(agency).find(hasSystem);
  const [out, into] = [sums(sent, server), sums(received, server)];
  return [...systems]
    .filter(([place]) => hasSystem(place) && (out.get(place) ?? 0) > 0 && (into.get(place) ?? 0) > 0)
    .map(([agency, count]) => ({ agency, dims: {}, count }));
}

function sums(cells: readonly Cell[], placeOf: (cell: Cell) => string | undefined): Map<string, number> {
  const totals = new Map<string, number>();
  for (const cell of cells) {
    const place = placeOf(cell);
    if (place !== undefined) totals.set(place, (totals.get(place) ?? 0) + cell.count);
  }
  return totals;
}
