import { type Catalogue, type Measure, measures, type Period } from '#indicators';
import { dayOf } from './day-of.js';
import { Faults, listOf, type RawQuery, textOf } from './faults.js';
import { type Having, havingOf } from './having.js';
import { periodsOf } from './periods.js';
import { type Subject, subjectsOf } from './subjects.js';

/** The dimensions of public measures: each may be filtered by and grouped by, but for those that only choose. */
export const dimNames: readonly string[] = [
  ...new Set(
    Object.values<Measure>(measures)
      .filter(({ visibility }) => visibility === 'public')
      .flatMap(({ dims }) => Object.entries(dims))
      .filter(([name, { filterOnly }]) => filterOnly !== true && name !== 'grain')
      .map(([name]) => name),
  ),
];

const includes = ['labels', 'target', 'components', 'quality', 'rank', 'previous'] as const;
type Include = (typeof includes)[number];

/** A question to `/v1/observations`, whole and checked. */
export type ObservationQuery = Readonly<{
  subjects: readonly Subject[];
  orgs: readonly string[];
  orgKinds: readonly string[] | undefined;
  periods: readonly Period[];
  asOf: string | undefined;
  boundaries: string | undefined;
  definition: number | undefined;
  groupBy: readonly string[];
  filters: Readonly<Record<string, readonly string[]>>;
  having: readonly Having[];
  include: ReadonlySet<Include>;
  fields: readonly string[] | undefined;
  order: readonly string[];
  limit: number;
  cursor: string | undefined;
  lang: 'vi' | 'en';
  positions: readonly string[];
  waitMs: number;
}>;

/** Parameters that say how an answer is written, not what it says. */
const writing = ['format', 'bom', 'decimal'] as const;

const known = [
  ...['indicator', 'measure', 'definition', 'org', 'org_kind', 'period', 'from', 'to', 'last', 'grain', 'on'],
  ...['group_by', 'having', 'value.lt', 'value.le', 'value.gt', 'value.ge', 'status', 'value_status', 'as_of'],
  ...['boundaries', 'include', 'fields', 'order', 'limit', 'cursor', 'lang', 'min_position', 'wait', ...writing],
  ...dimNames,
];

/** @throws Problem that names every parameter at fault. */
export function observationQuery(
  raw: RawQuery,
  { catalogue, today, lang }: Readonly<{ catalogue: Catalogue; today: string; lang: 'vi' | 'en' }>,
): ObservationQuery {
  const faults = new Faults();
  faults.refuseUnknown(raw, known);
  const one = (name: string): string | undefined => textOf(raw, name, faults);
  const asOf = asOfDay(one('as_of'), today, faults);
  const period = { period: listOf(raw, 'period'), from: one('from'), to: one('to'), last: one('last') };
  const query: ObservationQuery = {
    subjects: subjectsOf(catalogue, listOf(raw, 'indicator'), one('measure'), faults),
    orgs: listOf(raw, 'org') ?? ['VN'],
    orgKinds: listOf(raw, 'org_kind'),
    periods: periodsOf({ ...period, grain: one('grain'), on: one('on') }, asOf ?? today, faults),
    asOf,
    boundaries: dayOf('boundaries', one('boundaries'), faults),
    definition: number('definition', one('definition'), { least: 1, most: 1_000 }, faults),
    groupBy: (listOf(raw, 'group_by') ?? []).filter((dim) => isDim(dim, faults)),
    filters: dimFilters(raw),
    having: havingOf(raw, faults),
    include: included(listOf(raw, 'include'), faults),
    fields: listOf(raw, 'fields'),
    order: listOf(raw, 'order') ?? [],
    limit: number('limit', one('limit'), { least: 1, most: 10_000 }, faults) ?? 1_000,
    cursor: one('cursor'),
    lang: language(one('lang'), lang, faults),
    positions: listOf(raw, 'min_position') ?? [],
    waitMs: (number('wait', one('wait'), { least: 0, most: 5 }, faults) ?? 5) * 1_000,
  };
  faults.throwIfAny();
  return query;
}

function asOfDay(text: string | undefined, today: string, faults: Faults): string | undefined {
  const day = dayOf('as_of', text, faults);
  if (day === undefined || day <= today) return day;
  faults.add('as_of', 'invalid-parameter', 'lies in the future: nothing is known of it yet');
  return undefined;
}

function dimFilters(raw: RawQuery): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    dimNames.flatMap((dim) => {
      const values = listOf(raw, dim);
      return values === undefined ? [] : [[dim, values] as const];
    }),
  );
}

function isDim(dim: string, faults: Faults): boolean {
  if (dimNames.includes(dim)) return true;
  faults.add(
    'group_by',
    'invalid-parameter',
    `there is no dimension '${dim.slice(0, 40)}'; there are ${dimNames.join(', ')}`,
  );
  return false;
}

function included(names: readonly string[] | undefined, faults: Faults): ReadonlySet<Include> {
  if (names === undefined) return new Set(['labels', 'target', 'components']);
  return new Set(
    names.flatMap((name) => {
      const found = includes.find((include) => include === name);
      if (found === undefined) faults.add('include', 'invalid-parameter', `is none of ${includes.join(', ')}`);
      return found ?? [];
    }),
  );
}

function number(
  name: string,
  text: string | undefined,
  { least, most }: Readonly<{ least: number; most: number }>,
  faults: Faults,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  faults.add(name, 'invalid-parameter', `is no whole number from ${least} to ${most}`);
  return undefined;
}

function language(text: string | undefined, fallback: 'vi' | 'en', faults: Faults): 'vi' | 'en' {
  if (text === undefined) return fallback;
  if (text === 'vi' || text === 'en') return text;
  faults.add('lang', 'invalid-parameter', 'is neither vi nor en');
  return fallback;
}
