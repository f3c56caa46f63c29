import type { Contribution } from '#projections';
import { cellName, type LedgerEntry } from '#read-models';

type Sum = LedgerEntry & { count: number };

/** Adds contributions up to one entry for each row of the ledger. */
export class LedgerSum {
  private readonly cells = new Map<string, Cell>();
  private rows = 0;

  /** How many rows there are, those that add up to zero included. */
  get size(): number {
    return this.rows;
  }

  add(contribution: Contribution, recordedOn: string, count: number): void {
    const { agency, validOn } = contribution;
    const { name, sums } = this.cell(cellName(contribution));
    const key = `${agency} ${validOn} ${recordedOn}`;
    const sum = sums.get(key);
    if (sum !== undefined) {
      sum.count += count;
      return;
    }
    sums.set(key, { cell: name, agency, validOn, recordedOn, count });
    this.rows += 1;
  }

  /** Hands over what does not add up to zero, and begins anew. */
  take(): readonly LedgerEntry[] {
    const entries: LedgerEntry[] = [];
    for (const { sums } of this.cells.values()) {
      for (const sum of sums.values()) if (sum.count !== 0) entries.push(sum);
    }
    this.cells.clear();
    this.rows = 0;
    return entries;
  }

  private cell(name: string): Cell {
    const known = this.cells.get(name);
    if (known !== undefined) return known;
    const cell = { name, sums: new Map<string, Sum>() };
    this.cells.set(name, cell);
    return cell;
  }
}

/** Its rows share one text of its name. */
type Cell = Readonly<{ name: string; sums: Map<string, Sum> }>;
