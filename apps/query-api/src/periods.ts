import {
  countPeriods,
  type Grain,
  grains,
  lastPeriods,
  parseLast,
  parsePeriod,
  type Period,
  periodsBetween,
} from '#indicators';
import type { Faults } from './faults.js';

export type PeriodParameters = Readonly<{
  period: readonly string[] | undefined;
  from: string | undefined;
  to: string | undefined;
  last: string | undefined;
  grain: string | undefined;
  on: string | undefined;
}>;

const mostPeriods = 1_000;

/** The periods that a question is about, or faults; `on` is the period of that day. */
export function periodsOf(parameters: PeriodParameters, today: string, faults: Faults): readonly Period[] {
  const { period, from, to, last, on } = parameters;
  const ways = Object.entries({ period, from, last, on }).filter(([, value]) => value !== undefined);
  if (ways.length > 1 || (to !== undefined && from === undefined)) {
    faults.add(ways[1]?.[0] ?? 'to', 'mutually-exclusive', 'period, from/to, last and on exclude each other');
    return [];
  }
  const grain = grainOf(parameters.grain, faults);
  if (period !== undefined) return period.flatMap((id) => parsed('period', id, faults) ?? []);
  if (on !== undefined) return [parsed('on', on, faults) ?? []].flat();
  if (last !== undefined) return lastOf(last, today, faults);
  if (from !== undefined) return between({ from, to: to ?? today }, grain, faults);
  faults.add('period', 'bad-period', 'is missing: period, from and to, last, or on');
  return [];
}

function lastOf(text: string, today: string, faults: Faults): readonly Period[] {
  const last = parseLast(text);
  if (last !== undefined && last.count <= mostPeriods) return lastPeriods(last.grain, last.count, today);
  faults.add('last', 'bad-period', 'is not like 8q (d, w, m, q, y)');
  return [];
}

function between(
  { from, to }: Readonly<{ from: string; to: string }>,
  asked: Grain | undefined,
  faults: Faults,
): readonly Period[] {
  const first = parsed('from', from, faults);
  const final = parsed('to', to, faults);
  if (first === undefined || final === undefined) return [];
  const grain = asked ?? first.grain;
  if (countPeriods(grain, first, final) <= mostPeriods) return periodsBetween(grain, first, final);
  faults.add('from', 'too-many-rows', `asks for more than ${mostPeriods} periods`);
  return [];
}

function parsed(name: string, text: string, faults: Faults): Period | undefined {
  const period = parsePeriod(text);
  if (period === undefined) {
    const shown = text.slice(0, 20);
    faults.add(name, 'bad-period', `'${shown}' is none of 2020, 2020-Q3, 2020-07, 2020-W30, 2020-07-15`);
  }
  return period;
}

function grainOf(text: string | undefined, faults: Faults): Grain | undefined {
  const grain = grains.find((known) => known === text);
  if (text !== undefined && grain === undefined)
    faults.add('grain', 'invalid-parameter', `is none of ${grains.join(', ')}`);
  return grain;
}
