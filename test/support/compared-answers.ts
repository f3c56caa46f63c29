import { rankIndicator } from '../oracle/catalogue.js';
import type { OracleView } from '../oracle/oracle.js';

export type Row = Readonly<Record<string, unknown>>;

/** What is asked for, as it stands in the address. */
export type Asked = Readonly<{
  orgs: readonly string[];
  kinds?: readonly string[];
  period: string;
  boundaries?: string;
  definition?: number;
  /** The present day where no as-of day is given. */
  today: string;
}>;

/** What the oracle says that a row has to say. */
export type Said = Readonly<Record<string, string | number | boolean | null>>;

/** How many figures were held against the oracle's, and in what they differ. */
export type Compared = Readonly<{ figures: number; differences: readonly string[] }>;

/** A term of a measure as it is asked for: `dossiers.resolved[channel=online]` */
export type MeasureAsked = Readonly<{ measure: string; where?: Readonly<Record<string, readonly string[]>> }>;

/** What the oracle says of indicators, by indicator and group. */
export function indicatorsSaid(
  view: OracleView,
  asked: Asked,
  indicators: readonly string[],
): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const org of groupsOf(view, asked)) {
    for (const indicator of indicators) {
      said.set(`${indicator} ${org}`, figureSaid(indicator, view.answer({ ...asked, indicator, org })));
    }
  }
  return said;
}

/** What the oracle says of measures, by measure and group. */
export function measuresSaid(
  view: OracleView,
  asked: Asked,
  terms: readonly MeasureAsked[],
): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const org of groupsOf(view, asked)) {
    for (const term of terms) {
      const { numerator, valueStatus } = view.observe({ ...asked, ...term, org });
      said.set(`${termText(term)} ${org}`, { numerator, value: numerator, value_status: valueStatus });
    }
  }
  return said;
}

/** Every row that is said, in every figure; and no other row. */
export function compared(said: ReadonlyMap<string, Said>, rows: readonly Row[]): Compared {
  const found = new Map<string, Row>();
  const differences: string[] = [];
  for (const row of rows) {
    const key = `${String(row['indicator'] ?? row['measure'])} ${String(row['org'])}`;
    if (found.has(key) || !said.has(key)) differences.push(`${key}: nobody asked for this row`);
    found.set(key, row);
  }
  let figures = 0;
  for (const [key, expected] of said) {
    figures += Object.keys(expected).length;
    differences.push(...differencesOf(key, expected, found.get(key)));
  }
  return { figures, differences };
}

export function termText({ measure, where = {} }: MeasureAsked): string {
  const filters = Object.entries(where).map(([dim, values]) => `${dim}=${values.join(',')}`);
  return filters.length === 0 ? measure : `${measure}[${filters.join(',')}]`;
}

function groupsOf(view: OracleView, { orgs, ...asked }: Asked): ReadonlySet<string> {
  return new Set(orgs.flatMap((org) => view.groups({ ...asked, org })));
}

function figureSaid(indicator: string, answer: ReturnType<OracleView['answer']>): Said {
  const { numerator, denominator, valueStatus, value, target, status, gap, coverage, stage } = answer;
  return {
    ...{ numerator, denominator, value_status: valueStatus, status, stage },
    // "Above 100 % is shown and flagged, never clipped"; a rank is no share
    above_whole: isAboveWhole(numerator, denominator) && indicator !== rankIndicator,
    value: numberOr(value),
    target: numberOr(target),
    gap: numberOr(gap),
    coverage: numberOr(coverage),
  };
}

function isAboveWhole(numerator: number | null, denominator: number | null): boolean {
  return numerator !== null && denominator !== null && denominator > 0 && numerator > denominator;
}

/** JSON has numbers; both sides stand on the same six decimals, so equal decimals are equal numbers. */
function numberOr(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal);
}

function differencesOf(label: string, said: Said, row: Row | undefined): readonly string[] {
  if (row === undefined) return [`${label}: no row`];
  // only what is above the whole is flagged
  const seen: Row = { above_whole: false, ...row };
  return Object.entries(said)
    .filter(([field, value]) => seen[field] !== value)
    .map(([field, value]) => `${label} ${field}: ${String(value)}, but ${String(seen[field])}`);
}
