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
  grain: Grain | undefined;
  on: string | undefined;
}>;

const mostPeriods = 1_000;

/** The periods that a question is about, or faults; `on` is the period of that day. */
export function periodsOf(parameters: PeriodParameters, today: string, faults: Faults): readonly Period[] {
  const { period, from, to, last, on, grain } = parameters;
  const clash = clashing(parameters);
  if (clash !== undefined) return excluded(faults, ...clash);
  if (period !== undefined) return period.flatMap((id) => named(id, grain, faults));
  if (on !== undefined) return [parsed('on', on, faults) ?? []].flat();
  if (last !== undefined) return lastOf(last, today, faults);
  if (from !== undefined) return between({ from, to: to ?? today }, grain, faults);
  const words = {
    vi: 'thiếu: cần period, from và to, last hoặc on',
    en: 'is missing: give period, from and to, last, or on',
  };
  faults.add('period', 'bad-period', words);
  return [];
}

/** A parameter that does not go with another one, and which those are. */
function clashing(parameters: PeriodParameters): readonly [parameter: string, names: string] | undefined {
  const { period, from, to, last, on, grain } = parameters;
  const ways = Object.entries({ period, from, last, on }).filter(([, value]) => value !== undefined);
  if (ways.length > 1 || (to !== undefined && from === undefined)) {
    return [ways[1]?.[0] ?? 'to', 'period, from/to, last, on'];
  }
  return grain !== undefined && (last ?? on) !== undefined ? ['grain', 'grain, last, on'] : undefined;
}

function excluded(faults: Faults, parameter: string, names: string): readonly Period[] {
  faults.add(parameter, 'mutually-exclusive', { vi: `${names} loại trừ nhau`, en: `${names} exclude each other` });
  return [];
}

/** With a grain, the periods of that grain that make it up. */
function named(id: string, grain: Grain | undefined, faults: Faults): readonly Period[] {
  const period = parsed('period', id, faults);
  if (period === undefined) return [];
  if (grain === undefined) return [period];
  if (grains.indexOf(grain) <= grains.indexOf(period.grain)) return within(grain, period, period, faults);
  const words = { vi: `${id} ngắn hơn một kỳ loại ${grain}`, en: `${id} is shorter than a ${grain}` };
  faults.add('grain', 'bad-period', words);
  return [];
}

function lastOf(text: string, today: string, faults: Faults): readonly Period[] {
  const last = parseLast(text);
  if (last !== undefined && last.count <= mostPeriods) return lastPeriods(last.grain, last.count, today);
  faults.add('last', 'bad-period', {
    vi: `phải có dạng như 8q (d, w, m, q, y), tối đa ${mostPeriods}`,
    en: `must look like 8q (d, w, m, q, y), at most ${mostPeriods}`,
  });
  return [];
}

function between(
  { from, to }: Readonly<{ from: string; to: string }>,
  asked: Grain | undefined,
  faults: Faults,
): readonly Period[] {
  const [first, last] = [parsed('from', from, faults), parsed('to', to, faults)];
  if (first === undefined || last === undefined) return [];
  if (first.start < last.end) return within(asked ?? first.grain, first, last, faults);
  faults.add('to', 'bad-period', { vi: `${to} nằm trước ${from}`, en: `${to} lies before ${from}` });
  return [];
}

function within(grain: Grain, first: Period, last: Period, faults: Faults): readonly Period[] {
  if (countPeriods(grain, first, last) <= mostPeriods) return periodsBetween(grain, first, last);
  faults.add('from', 'too-many-rows', {
    vi: `hơn ${mostPeriods} kỳ: chia nhỏ câu hỏi`,
    en: `more than ${mostPeriods} periods: divide the question`,
  });
  return [];
}

function parsed(name: string, text: string, faults: Faults): Period | undefined {
  const period = parsePeriod(text);
  if (period !== undefined) return period;
  const [shown, forms] = [text.slice(0, 20), '2020, 2020-Q3, 2020-07, 2020-W30, 2020-07-15'];
  faults.add(name, 'bad-period', { vi: `'${shown}' không có dạng ${forms}`, en: `'${shown}' is none of ${forms}` });
  return undefined;
}
