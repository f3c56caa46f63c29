import type { Dice } from './dice.js';
import type { Office } from './office.js';
import type { RunningNumbers } from './running-numbers.js';
import type { WorkCalendar } from './work-calendar.js';

/** An event before it has an envelope: what happened, when (ms since 1970), and who says so. */
export type Draft = Readonly<{
  /** The type without `vn.egov.` and version. */
  fact: string;
  source: string;
  subject: string;
  at: number;
  data: Readonly<Record<string, unknown>>;
  /** Sent with care: it arrives within a minute, and once. */
  prompt?: boolean;
  /** The source's own running number. */
  sequence?: number;
}>;

/** Where and when a life begins, and what it is played with. `at` is 00:00 of its day. */
export type Scene = Readonly<{
  office: Office;
  /** Everybody who acts on that day. */
  others: readonly Office[];
  at: number;
  dice: Dice;
  calendar: WorkCalendar;
  numbers: RunningNumbers;
}>;

export type Tell = (fact: string, at: number, data?: Draft['data']) => Draft;

/** Tells facts of one entity. */
export function teller(entity: string, source: string, subject: string): Tell {
  return (fact, at, data = {}) => ({ fact: `${entity}.${fact}`, source, subject, at, data });
}
