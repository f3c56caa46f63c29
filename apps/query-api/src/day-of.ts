import type { Clock } from '#runtime';

const vietnamMs = 7 * 3_600_000;

/** The present day in Việt Nam. */
export function todayOf(clock: Clock): string {
  return new Date(clock.now().getTime() + vietnamMs).toISOString().slice(0, 10);
}
