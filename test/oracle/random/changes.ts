import { isData } from '../data.js';
import { micros } from '../time.js';
import type { Dice } from './dice.js';
import type { Sent } from './sent.js';
import type { Unstamped } from './stamps.js';
import { day, type World } from './world.js';

/** The same event again, the same id with other content, or an event that mends one of those. */
export function changed({ dice, options }: World, before: Sent): Unstamped {
  const original = dice.pick(before.all);
  const { event } = original;
  const how = dice.weighted({ resend: 5, conflict: 5, mend: 3 });
  if (how === 'resend') return { event: { ...event, traceparent: `00-${dice.hex(31)}1-${dice.hex(15)}1-01` } };
  // what must come first, or stand in December, stays as it is (`drafts.ts`, `onestop.ts`)
  const fixed = original.lateness !== undefined || /established|submitted/.test(String(event['type']));
  if (fixed && options.moot !== true) return { event: { ...event } };
  if (how === 'conflict') return { event: { ...event, ...otherContent(dice, event) } };
  return {
    event: { ...event, ...otherContent(dice, event), id: `m-${before.all.length}`, mendsid: event['id'] },
    after: before.withId(String(event['id'])),
  };
}

function otherContent(dice: Dice, event: Record<string, unknown>): Record<string, unknown> {
  const time = micros(String(event['time'])) + dice.integer(-3 * 24, 3 * 24) * (day / 24);
  const data = isData(event['data']) ? event['data'] : {};
  const other: Record<string, unknown> = { level: dice.integer(1, 4), score: dice.integer(1, 5), outcome: 'rejected' };
  const replaced = Object.entries(other).filter(([field]) => field in data);
  return { time: new Date(time / 1000).toISOString(), data: { ...data, ...Object.fromEntries(replaced) } };
}
