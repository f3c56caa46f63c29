import type { Names } from './agency-facts.js';
import type { AgencyTree } from './agency-tree.js';

/** Which stream speaks of it, and which kind of system speaks there. */
export type Context = 'onestop' | 'interchange' | 'portal' | 'identity' | 'governance';
export type SystemKind = 'onestop' | 'document' | 'portal' | 'identity';

/** A dimension of a measure: what its rows can be filtered and grouped by. */
export type Dim = Readonly<{
  titles: Names;
  /** All the values there are; left out where sources choose them. */
  values?: readonly string[];
  /** Besides `values`, any day. */
  days?: true;
  /** It tells apart things that are never added up: a filter chooses one of them, and grouping says nothing. */
  filterOnly?: true;
}>;

export type Filters = Readonly<Record<string, readonly string[]>>;

/** What is counted for one agency, for one combination of dimensions. */
export type Cell = Readonly<{ agency: string; dims: Readonly<Record<string, string>>; count: number }>;

/** Which cells a derived measure reads: a stock at the end of the day, or a flow over the days that end with it. */
export type Reading = Readonly<{
  measure: string;
  filters: Filters;
  over: 'stock' | Readonly<{ days: number }>;
}>;

/** What an outside body found in a year. */
export type SurveyResult = Readonly<{ survey: string; year: number; country: string; rank: number }>;

/** All under one as-of day. `cells` answers for each of the measure's readings, in their order. */
export type DerivedInput = Readonly<{
  day: string;
  tree: AgencyTree;
  cells: readonly (readonly Cell[])[];
  surveys: readonly SurveyResult[];
}>;

type Described = Readonly<{
  titles: Names;
  dims: Readonly<Record<string, Dim>>;
  contexts: readonly Context[];
  /** Left out where no system has to report. */
  systemKind?: SystemKind;
  /** Whether it can be asked for; the others are there for coverage and quality. */
  visibility: 'public' | 'internal';
  /** The event types that it is read from. */
  events: readonly string[];
}>;

/** A flow is summed over the days of a period; a stock from the beginning to a day; a derived one has no rows. */
export type Measure = Described &
  Readonly<
    | {
        kind: 'flow';
        /** Over a period it counts the different values of this dimension, not rows. */
        distinct?: string;
        /** Read from rows of the question's own grain only. */
        ownGrain?: true;
      }
    | { kind: 'stock' }
    | { kind: 'derived'; reads: readonly Reading[]; evaluate(input: DerivedInput): readonly Cell[] }
  >;

/** `eventTypes('onestop', 'dossier.received')` is `vn.egov.onestop.dossier.received.v1`. */
export function eventTypes(context: Context, ...facts: readonly string[]): readonly string[] {
  return facts.map((fact) => `vn.egov.${context}.${fact}.v1`);
}

/** Whether a filter may name the value: of a dimension without a closed list, any text that is not empty. */
export function acceptsValue({ values, days }: Dim, value: string): boolean {
  if (values === undefined) return value !== '';
  return values.includes(value) || (days === true && /^\d{4}-\d{2}-\d{2}$/.test(value));
}
