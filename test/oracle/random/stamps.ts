import { isData } from '../data.js';
import type { Entry } from '../partition.js';
import { micros } from '../time.js';
import type { Dice } from './dice.js';
import { day } from './world.js';

/** An event before the hub has recorded it. */
export type Unstamped = {
  event: Record<string, unknown>;
  /** Microseconds from the latest day in it to its recording, where that is not left to chance. */
  lateness?: number | undefined;
  /** It is recorded after these events. */
  after?: readonly Record<string, unknown>[];
};

type Stamped = { event: Record<string, unknown>; earliest: number; recorded: number };

/** In the order of the log; with disorder some stamps then go back, as those of several gateways may. */
export function inRecordedOrder(dice: Dice, events: readonly Unstamped[], disorder: boolean): readonly Entry[] {
  const recordedAt = new Map<Record<string, unknown>, number>();
  const stamped = events.map(({ event, lateness, after = [] }): Stamped => {
    const earliest = latestDayIn(event);
    const known = Math.max(earliest, ...after.map((other) => recordedAt.get(other) ?? 0));
    const recorded = known + (lateness ?? randomLateness(dice));
    recordedAt.set(event, recorded);
    return { event, earliest, recorded };
  });
  return stamped
    .toSorted((a, b) => a.recorded - b.recorded)
    .map(({ event, earliest, recorded }) => {
      const back = disorder && dice.chance(0.2) ? Math.floor(dice.fraction() * (recorded - earliest)) : 0;
      return { stream: streamOf(String(event['type'])), recordedTime: stamp(recorded - back), event };
    });
}

/** Milliseconds, `Z`; never before the instant itself. */
export function stamp(instant: number): string {
  return new Date(Math.ceil(instant / 1000)).toISOString();
}

/** The latest instant in an event that must not lie in the hub's future. */
function latestDayIn(event: Record<string, unknown>): number {
  const data = isData(event['data']) ? event['data'] : {};
  const past = Object.entries(data).filter(([field]) => field !== 'dueAt' && field !== 'newDueAt');
  const instants = [event['time'], ...past.map(([, value]) => value)].filter(
    (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value),
  );
  return Math.max(...instants.map((instant) => micros(String(instant))));
}

function streamOf(type: string): string {
  return `egov.${type.split('.')[2] ?? ''}.v1`;
}

/** Mostly minutes, at times days, rarely half a year. */
function randomLateness(dice: Dice): number {
  const most = dice.pick([0.001, 0.01, 0.1, 0.1, 0.5, 1, 3, 30, 200]);
  return Math.floor(dice.fraction() * most * day);
}
