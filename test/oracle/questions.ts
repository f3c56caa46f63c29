import { formulaOf, isMeantFor, type Term } from './catalogue.js';
import { connected, overdue } from './derived.js';
import type { Cell } from './entity.js';
import type { Known } from './known.js';
import { measureNamed } from './measures.js';
import { period, type Period } from './period.js';
import { sixDecimals, type Ratio } from './ratio.js';
import { targetStatus, type TargetStatus } from './target.js';

type ValueStatus = 'ok' | 'not_reported' | 'undefined' | 'not_applicable';

type Asked = {
  /** `H58`, `own:H58`, `VN`, `own:VN` */
  org: string;
  /** Another day's tree. */
  boundaries?: string;
  /** Stands for the as-of day where none is given. */
  today: string;
};

export type FigureQuestion = Asked & { indicator: string; period: string; definition?: number };
export type Figure = {
  numerator: number | null;
  denominator: number | null;
  value: string | null;
  valueStatus: ValueStatus;
  status: TargetStatus;
};

export type Observation = { numerator: number | null; valueStatus: ValueStatus };
export type ObservationQuestion = Asked & Term & ({ period: string } | { on: string });

export type Scope = { period: Period; day: string; treeDay: string; inGroup: (agency: string) => boolean };

export function figure(known: Known, question: FigureQuestion): Figure {
  const scope = scopeOf(known, question, period(question.period));
  const agency = codeOf(question.org);
  const noValue = (valueStatus: ValueStatus): Figure => ({
    numerator: null,
    denominator: null,
    value: null,
    valueStatus,
    status: 'no_data',
  });
  if (!isMeant(known, question.indicator, { agency, treeDay: scope.treeDay })) return noValue('not_applicable');
  const formula = formulaOf(question.indicator, question.definition);
  if (!isReported(known, formula.denominator, scope)) return noValue('not_reported');

  const numerator = sum(known, formula.numerator, scope);
  const denominator = sum(known, formula.denominator, scope);
  if (denominator === 0) return { ...noValue('undefined'), numerator, denominator };
  const value: Ratio = { over: BigInt(numerator), under: BigInt(denominator) };
  const status = targetStatus(known.about('target'), { indicator: question.indicator, agency, day: scope.day, value });
  const shown = known.reading.has('mean-of-ratios') ? meanOfRatios(known, formula, scope) : sixDecimals(value);
  return { numerator, denominator, value: shown, valueStatus: 'ok', status };
}

export function observe(known: Known, question: ObservationQuestion): Observation {
  const scope =
    'on' in question
      ? scopeOn(known, question, period(question.on), question.on)
      : scopeOf(known, question, period(question.period));
  if (!known.tree.exists(codeOf(question.org), scope.treeDay)) {
    return { numerator: null, valueStatus: 'not_applicable' };
  }
  if (!isReported(known, [question], scope)) return { numerator: null, valueStatus: 'not_reported' };
  return { numerator: sum(known, [question], scope), valueStatus: 'ok' };
}

/** `H58` holds what has its place at H58 or under it, `own:H58` what has its place at H58. */
export function under(known: Known, org: string, treeDay: string): (agency: string) => boolean {
  const code = codeOf(org);
  if (org.startsWith('own:')) return (agency) => known.tree.place(agency, treeDay) === code;
  return (agency) => known.tree.chain(agency, treeDay).includes(code);
}

export function stockOn(
  known: Known,
  measure: string,
  { day, treeDay }: { day: string; treeDay: string },
): readonly Cell[] {
  if (measure === 'dossiers.overdue') return overdue(known, day);
  if (measure === 'systems.connected') return connected(known, day, treeDay);
  return known.stockOn(measure, day);
}

/** Neither does the agency not exist on the day nor does the catalogue exclude its kind. */
export function isMeant(
  { tree }: Known,
  indicator: string,
  { agency, treeDay }: { agency: string; treeDay: string },
): boolean {
  return tree.exists(agency, treeDay) && isMeantFor(indicator, tree.kind(agency, treeDay));
}

export function codeOf(org: string): string {
  return org.replace(/^own:/, '');
}

/** "the last day of the period, or the as-of day if the period is still open" */
export function scopeOf(known: Known, asked: Asked, ofPeriod: Period): Scope {
  const asOf = known.day ?? asked.today;
  return scopeOn(known, asked, ofPeriod, ofPeriod.last < asOf ? ofPeriod.last : asOf);
}

function scopeOn(known: Known, { org, boundaries }: Asked, ofPeriod: Period, day: string): Scope {
  const treeDay = boundaries ?? day;
  return { period: ofPeriod, day, treeDay, inGroup: under(known, org, treeDay) };
}

function sum(known: Known, terms: readonly Term[], scope: Scope): number {
  return terms.map((term) => sumOf(known, term, scope)).reduce((total, part) => total + part, 0);
}

function sumOf(known: Known, term: Term, scope: Scope): number {
  const cells = cellsOf(known, term.measure, scope).filter(
    ({ agency, dims }) => scope.inGroup(agency) && meets(dims, term.where ?? {}),
  );
  if (term.measure === 'sources.reporting') return new Set(cells.map(({ dims }) => dims['source'])).size;
  return cells.reduce((total, { count }) => total + count, 0);
}

function cellsOf(known: Known, measure: string, scope: Scope): readonly Cell[] {
  if (measureNamed(measure).kind === 'stock') return stockOn(known, measure, scope);
  const { first, last, grain } = scope.period;
  const days = known.flowDays(measure).filter((day) => first <= day && day <= last);
  const cells = days.flatMap((day) => known.flowOn(measure, day));
  // "read at that grain only"
  return measure === 'figures.declared' ? cells.filter(({ dims }) => dims['grain'] === grain) : cells;
}

function meets(dims: Cell['dims'], where: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.entries(where).every(([name, values]) => values.includes(dims[name] ?? ''));
}

/** The opposite of `not_reported`: a row of one of the measures, or a counted event of their context. */
function isReported(known: Known, terms: readonly Term[], scope: Scope): boolean {
  return terms.some((term) => {
    const { measure } = term;
    const { kind, context, derivedFrom = measure } = measureNamed(measure);
    if (measure.startsWith('surveys.')) return sumOf(known, term, scope) > 0;
    const { first, last } = scope.period;
    const isThere = (day: string) => (kind === 'stock' ? day <= scope.day : first <= day && day <= last);
    const withRows =
      kind === 'stock'
        ? known.agenciesWithStockUpTo(derivedFrom, scope.day)
        : cellsOf(known, measure, scope).map(({ agency }) => agency);
    return withRows.some(scope.inGroup) || known.agenciesReporting(context, isThere).some(scope.inGroup);
  });
}

/** The planted misreading: each acting agency's ratio weighs the same. */
function meanOfRatios(known: Known, formula: ReturnType<typeof formulaOf>, scope: Scope): string {
  const agencies = new Set(
    formula.denominator.flatMap(({ measure }) => cellsOf(known, measure, scope).map(({ agency }) => agency)),
  );
  const ratios = [...agencies].filter(scope.inGroup).flatMap((own) => {
    const alone = { ...scope, inGroup: (agency: string) => agency === own };
    const denominator = sum(known, formula.denominator, alone);
    return denominator === 0 ? [] : [sum(known, formula.numerator, alone) / denominator];
  });
  return (ratios.reduce((total, ratio) => total + ratio, 0) / ratios.length).toFixed(6);
}
