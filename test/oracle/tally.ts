import type { Cell, Dims } from './entity.js';

/** Adds cells up; what comes to zero is no cell. */
export class Tally {
  private readonly added = new Map<string, Cell>();

  add(cell: Cell): void {
    const key = cellKey(cell.agency, cell.dims);
    const count = (this.added.get(key)?.count ?? 0) + cell.count;
    if (count === 0) this.added.delete(key);
    else this.added.set(key, { ...cell, count });
  }

  cells(): readonly Cell[] {
    return [...this.added.values()];
  }

  counts(): ReadonlyMap<string, number> {
    return countsOf(this.cells());
  }
}

export function countsOf(cells: readonly Cell[]): ReadonlyMap<string, number> {
  return new Map(cells.map(({ agency, dims, count }) => [cellKey(agency, dims), count]));
}

/** `H58|channel=online,level=4` */
function cellKey(agency: string, dims: Dims): string {
  const pairs = Object.entries(dims).map(([name, value]) => `${name}=${value}`);
  return `${agency}|${pairs.sort().join(',')}`;
}
