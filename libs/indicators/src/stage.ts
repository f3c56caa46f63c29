import { daysBetween } from './day.js';
import type { Period } from './period.js';

export type Stage = 'live' | 'provisional' | 'final';

/** How long the sources have to send what is late before a closed period's figures count as final. */
const provisionalDays = 30;

/** `today` is the as-of day of the question, or the present day. */
export function stage(period: Period, today: string): Stage {
  if (today < period.end) return 'live';
  return daysBetween(period.end, today) < provisionalDays ? 'provisional' : 'final';
}

/** The day at whose end a stock is read, whose tree rolls up, and on which the target is chosen. */
export function figureDay(period: Period, today: string): string {
  return today < period.lastDay ? today : period.lastDay;
}
