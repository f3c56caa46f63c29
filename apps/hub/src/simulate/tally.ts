import type { Draft } from './draft.js';
import { monthText } from './time.js';

/** The facts of which systems declare how many they sent. */
export const declaredFacts = ['onestop.dossier.received', 'interchange.document.sent'] as const;

const counted: ReadonlySet<string> = new Set(declaredFacts);

/** What each system sent, by the month in which it happened. */
export class Tally {
  private readonly months = new Map<string, Map<string, number>>();

  add({ fact, source, at }: Draft): void {
    if (!counted.has(fact)) return;
    const month = monthText(at);
    const counts = this.months.get(month) ?? new Map<string, number>();
    const name = `${fact} ${source}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    this.months.set(month, counts);
  }

  of(fact: (typeof declaredFacts)[number], source: string, month: string): number {
    return this.months.get(month)?.get(`${fact} ${source}`) ?? 0;
  }

  /** A month that was declared is not asked for again. */
  forget(month: string): void {
    this.months.delete(month);
  }
}
