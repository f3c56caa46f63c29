import type { LifeFact } from './agency-facts.js';
import { compareEventOrder } from './event-order.js';

/** Half-open: it exists from `from` to before `until`; without `until` nothing ends it. */
export type Validity = Readonly<{ from: string; until?: string }>;

/** The stretch of existence around a day; else the last one before it, else the first after it. */
export function validity(lives: readonly LifeFact[], day: string): Validity | undefined {
  const stretches = stretchesOf(lives);
  const reached = stretches.filter(({ from }) => from <= day);
  return reached.at(-1) ?? stretches[0];
}

/** On each day the last assertion in event order among those in force says whether the agency exists. */
function stretchesOf(lives: readonly LifeFact[]): readonly Validity[] {
  const byDay = [...lives].sort((a, b) => compareText(a.from, b.from) || compareEventOrder(a.order, b.order));
  const stretches: Validity[] = [];
  let holds: LifeFact | undefined;
  for (const fact of byDay) {
    if (holds !== undefined && compareEventOrder(holds.order, fact.order) > 0) continue;
    const existed = holds?.kind === 'established';
    holds = fact;
    const exists = fact.kind === 'established';
    if (exists && !existed) open(stretches, fact.from);
    if (!exists && existed) close(stretches, fact.from);
  }
  return stretches;
}

function open(stretches: Validity[], from: string): void {
  // ended and begun again on one day: there was no day on which it did not exist
  const same = stretches.at(-1)?.until === from ? stretches.pop() : undefined;
  stretches.push({ from: same?.from ?? from });
}

function close(stretches: Validity[], until: string): void {
  const ended = stretches.pop();
  // begun and ended on one day: there was no day on which it existed
  if (ended !== undefined && ended.from < until) stretches.push({ from: ended.from, until });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
