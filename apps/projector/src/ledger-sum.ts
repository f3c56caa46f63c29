import type { Contribution } from '#projections';
import { cellName, type LedgerEntry } from '#read-models';

/**
 * Adds contributions up to one entry for each row of the ledger. It is asked several times for every event, so a row is a
 * number under its cell, and no text is put together to find it.
 */
export class LedgerSum {
  private root = newBranch();
  private readonly cells = new Map<string, Map<number, number>>();
  private readonly agencies = new Map<string, number>();
  private readonly days = new Map<string, Map<string, number>>();
  private dayPairs = 0;
  private rows = 0;

  /** @param limit from so many rows on it is full. */
  constructor(private readonly limit = Infinity) {}

  /** Then it is time to take them; it adds up more all the same. */
  get isFull(): boolean {
    return this.rows >= this.limit;
  }

  add(contribution: Contribution, recordedOn: string, count: number): void {
    const counts = this.countsOf(contribution);
    const row = this.dayPair(contribution.validOn, recordedOn) * maxEntries + this.agency(contribution.agency);
    const known = counts.get(row);
    if (known === undefined) this.rows += 1;
    counts.set(row, (known ?? 0) + count);
  }

  /** Hands over what does not add up to zero, and begins anew. */
  take(): readonly LedgerEntry[] {
    const agencies = [...this.agencies.keys()];
    const days = [...this.days].flatMap(([recordedOn, pairs]) =>
      [...pairs].map(([validOn, pair]) => ({ pair, validOn, recordedOn })),
    );
    days.sort((a, b) => a.pair - b.pair);
    const entries: LedgerEntry[] = [];
    for (const [cell, counts] of this.cells) {
      for (const [row, count] of counts) {
        const day = days[Math.floor(row / maxEntries)];
        const agency = agencies[row % maxEntries];
        if (count === 0 || day === undefined || agency === undefined) continue;
        entries.push({ cell, agency, validOn: day.validOn, recordedOn: day.recordedOn, count });
      }
    }
    this.clear();
    return entries;
  }

  private clear(): void {
    this.root = newBranch();
    this.cells.clear();
    this.agencies.clear();
    this.days.clear();
    this.dayPairs = 0;
    this.rows = 0;
  }

  private countsOf(contribution: Contribution): Map<number, number> {
    const { measure, dims } = contribution;
    let branch = grown(this.root, measure);
    for (const name in dims) branch = grown(grown(branch, name), dims[name] ?? '');
    branch.counts ??= this.countsNamed(cellName(contribution));
    return branch.counts;
  }

  /** Equal dimensions may come in another order, along other branches. */
  private countsNamed(cell: string): Map<number, number> {
    const known = this.cells.get(cell);
    if (known !== undefined) return known;
    const counts = new Map<number, number>();
    this.cells.set(cell, counts);
    return counts;
  }

  private agency(code: string): number {
    const known = this.agencies.get(code);
    if (known !== undefined) return known;
    const number = this.agencies.size;
    this.agencies.set(code, number);
    return number;
  }

  private dayPair(validOn: string, recordedOn: string): number {
    let recorded = this.days.get(recordedOn);
    if (recorded === undefined) this.days.set(recordedOn, (recorded = new Map<string, number>()));
    let pair = recorded.get(validOn);
    if (pair === undefined) recorded.set(validOn, (pair = this.dayPairs++));
    return pair;
  }
}

/** No Map holds more, so that two numbers of entries make one that is exact. */
const maxEntries = 2 ** 24;

/** Measures, and below them the names and values of dimensions, as they come. */
type Branch = { readonly next: Map<string, Branch>; counts: Map<number, number> | undefined };

function newBranch(): Branch {
  return { next: new Map(), counts: undefined };
}

function grown(branch: Branch, step: string): Branch {
  const known = branch.next.get(step);
  if (known !== undefined) return known;
  const next = newBranch();
  branch.next.set(step, next);
  return next;
}
