import type { Contribution } from '#projections';
import { cellName, type LedgerEntry } from '#read-models';

type Sum = LedgerEntry & { count: number };

/** Adds contributions up to one entry for each cell of the ledger. */
export class LedgerSum {
  private readonly days = new Map<string, Map<string, Sum>>();

  add(contribution: Contribution, recordedOn: string, count: number): void {
    const { agency, validOn } = contribution;
    const cell = cellName(contribution);
    const key = `${validOn} ${agency} ${cell}`;
    const day = this.day(recordedOn);
    const sum = day.get(key);
    if (sum === undefined) day.set(key, { cell, agency, validOn, recordedOn, count });
    else sum.count += count;
  }

  /** What does not add up to zero. */
  entries(): readonly LedgerEntry[] {
    return [...this.days.values()].flatMap((day) => [...day.values()].filter(({ count }) => count !== 0));
  }

  private day(recordedOn: string): Map<string, Sum> {
    const known = this.days.get(recordedOn);
    if (known !== undefined) return known;
    const day = new Map<string, Sum>();
    this.days.set(recordedOn, day);
    return day;
  }
}
