import { parseDay } from '#indicators';
import type { Clock } from '#runtime';
import type { Faults } from './faults.js';

const vietnamMs = 7 * 3_600_000;

/** The present day in Việt Nam. */
export function todayOf(clock: Clock): string {
  return new Date(clock.now().getTime() + vietnamMs).toISOString().slice(0, 10);
}

/** A day, or a fault that says why it is none. */
export function dayOf(name: string, text: string | undefined, faults: Faults): string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && parseDay(text) !== undefined) return text;
  const hint = /^\d{4}-\d{2}-\d{2}T/.test(text) ? `; give the day: ${text.slice(0, 10)}` : '';
  faults.add(name, 'invalid-parameter', `is no day YYYY-MM-DD${hint}`);
  return undefined;
}
