import type { Dice } from './dice.js';
import { dayMs, dayStart, hourMs } from './time.js';

/** A public service of an office, and the instants at which it changes. Those before the span are its beginnings. */
export type Service = Readonly<{
  procedure: string;
  /** 1 to 4 until it is raised. */
  level: number;
  raisedAt: number;
  integratedAt: number;
  separatedAt: number;
  supportedAt: number;
  unsupportedAt: number;
  withdrawnAt: number;
}>;

/** Services of an office; the first two can be used online from the beginning. */
export function services(procedures: readonly string[], dice: Dice): readonly Service[] {
  return procedures.map((procedure, place) => service(procedure, startLevel(place, dice), dice));
}

export function levelAt({ level, raisedAt }: Service, at: number): number {
  return level === 3 && at >= raisedAt ? 4 : level;
}

function startLevel(place: number, dice: Dice): number {
  if (place < 2) return 3;
  return dice.weighted([
    [1, 0.08],
    [2, 0.32],
    [3, 0.5],
    [4, 0.1],
  ]);
}

/** The years in which services were raised, integrated and supported are such that 2020 ends about where it did. */
function service(procedure: string, level: number, dice: Dice): Service {
  return {
    procedure,
    level,
    raisedAt: within('2019-10-01', '2023-01-01', dice),
    integratedAt: level >= 3 ? within('2019-12-09', '2022-12-31', dice) : never,
    separatedAt: dice.chance(0.03) ? within('2020-03-01', '2023-01-01', dice) : never,
    supportedAt: within('2018-06-01', '2021-04-01', dice),
    unsupportedAt: dice.chance(0.03) ? within('2020-03-01', '2023-01-01', dice) : never,
    withdrawnAt: dice.chance(0.04) ? within('2020-02-01', '2026-01-01', dice) : never,
  };
}

const never = Number.POSITIVE_INFINITY;

/** Between 8:00 and 17:00 of some day. */
function within(from: string, to: string, dice: Dice): number {
  const days = Math.floor((dayStart(to) - dayStart(from)) / dayMs);
  return dayStart(from) + dice.whole(0, days) * dayMs + Math.floor(dice.between(8, 17) * hourMs);
}
