import { type Catalogue, type Period, measures } from '#indicators';
import { columnsOf } from './columns.js';
import { Faults, listOf, type RawQuery, type Words } from './faults.js';
import { checkOrgs } from './groups.js';
import { type Having, havingOf } from './having.js';
import { ObservationParameters } from './parameters/observation-parameters.js';
import { PageQuery } from './parameters/page-query.js';
import { formsOf } from './parameters/parameter.js';
import { filled, refuseFuture, refuseUnknownColumns } from './parameters/read-query.js';
import { periodsOf } from './periods.js';
import { type Subject, subjectsOf } from './subjects.js';

/** The dimensions of public measures that may be filtered by and grouped by, each a parameter of its own. */
export const dimNames: readonly string[] = [
  ...new Set(
    Object.values(measures)
      .filter(({ visibility }) => visibility === 'public')
      .flatMap(({ dims }) => Object.keys(dims).filter((name) => dims[name]?.filterOnly !== true)),
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
  /** Stocks on this day, also where less is known than up to it. */
  on: string | undefined;
  asOf: string | undefined;
  boundaries: string | undefined;
  definition: number | undefined;
  groupBy: readonly string[];
  filters: Readonly<Record<string, readonly string[]>>;
  having: readonly Having[];
  include: ReadonlySet<Include>;
  fields: readonly string[] | undefined;
  order: readonly string[];
  limit: number | undefined;
  cursor: string | undefined;
  lang: 'vi' | 'en';
  positions: readonly string[];
  waitMs: number;
}>;

export type QueryContext = Readonly<{ catalogue: Catalogue; today: string; lang: 'vi' | 'en' }>;

/** @throws Problem that names every parameter at fault. */
export function observationQuery(raw: RawQuery, { catalogue, today, lang }: QueryContext): ObservationQuery {
  const faults = new Faults(lang);
  faults.refuseUnknown(raw, [...formsOf(ObservationParameters).keys(), ...formsOf(PageQuery).keys(), ...dimNames]);
  const asked = filled(ObservationParameters, raw, faults);
  const { measure, definition } = asked;
  const page = filled(PageQuery, raw, faults);
  refuseFuture(page.as_of, today, faults);
  const groupBy = (listOf(asked.group_by) ?? []).filter((dim) => isDim(dim, faults));
  refuseUnknownColumns(page, columnsOf(groupBy), faults);
  const query: ObservationQuery = {
    subjects: subjectsOf({ catalogue, indicators: listOf(asked.indicator), measure, definition }, faults),
    orgs: checkOrgs(listOf(asked.org) ?? ['VN'], faults),
    orgKinds: listOf(asked.org_kind),
    periods: periodsOf({ ...timeOf(asked), period: listOf(asked.period) }, page.as_of ?? today, faults),
    ...{ on: asked.on, asOf: page.as_of, boundaries: asked.boundaries, definition, groupBy },
    filters: dimFilters(raw),
    having: havingOf({ having: listOf(asked.having) ?? [], short: shortConditions(asked) }, faults),
    include: included(listOf(asked.include), [...(listOf(page.fields) ?? []), ...(listOf(page.order) ?? [])]),
    ...{ fields: listOf(page.fields), order: listOf(page.order) ?? [], limit: page.limit, cursor: page.cursor },
    lang: page.lang ?? lang,
    positions: listOf(asked.min_position) ?? [],
    waitMs: (asked.wait ?? 5) * 1_000,
  };
  faults.throwIfAny();
  return query;
}

type Time = Omit<Parameters<typeof periodsOf>[0], 'period'>;

function timeOf({ from, to, last, grain, on }: ObservationParameters): Time {
  return { from, to, last, grain, on };
}

function shortConditions(asked: ObservationParameters): Readonly<Record<string, string | undefined>> {
  const names = ['value.lt', 'value.le', 'value.gt', 'value.ge', 'status', 'value_status'] as const;
  return Object.fromEntries(names.map((name) => [name, asked[name]]));
}

function dimFilters(raw: RawQuery): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    dimNames.flatMap((dim) => {
      const value = raw[dim];
      return value === undefined ? [] : [[dim, listOf([value].flat().join(',')) ?? []] as const];
    }),
  );
}

function isDim(dim: string, faults: Faults): boolean {
  if (dimNames.includes(dim)) return true;
  const shown = dim.slice(0, 40);
  const words: Words = { vi: `Không có chiều '${shown}'.`, en: `There is no dimension '${shown}'.` };
  faults.addNear('group_by', words, { word: shown, known: dimNames });
  return false;
}

/** Columns that only an `include` brings, so that naming one in `fields` or `order` is enough. */
const brought: Readonly<Record<string, Include>> = {
  revision: 'quality',
  flags: 'quality',
  rank: 'rank',
  ties: 'rank',
  previous: 'previous',
  delta: 'previous',
};

function included(names: readonly string[] | undefined, columns: readonly string[]): ReadonlySet<Include> {
  const chosen = new Set<Include>(['labels', 'target', 'components']);
  if (names !== undefined) chosen.clear();
  for (const include of includes) if (names?.includes(include) === true) chosen.add(include);
  for (const column of columns) {
    const include = brought[column.replace(/^-/, '')];
    if (include !== undefined) chosen.add(include);
  }
  return chosen;
}
