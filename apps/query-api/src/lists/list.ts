import type { KnownPlan } from '#read-models';
import type { Row } from '../row.js';
import type { Known } from '../knowledge.js';
import type { Warnings } from '../warnings.js';
import type { Shape } from '../parameters/parameter.js';

/** What is known where a list is made. */
export type Listing = Readonly<{
  known: Known;
  plan: KnownPlan;
  lang: 'vi' | 'en';
  /** Collects what is to be told beside the rows. */
  warnings: Warnings;
}>;

/** A list that is asked for with GET: its parameters, its columns in their order, and its rows. */
export type List<Own extends object> = Readonly<{
  shape: Shape<Own>;
  columns: readonly string[];
  /** The columns that tell its rows apart. */
  key: readonly string[];
  rows: (own: Own, listing: Listing) => readonly Row[] | Promise<readonly Row[]>;
  /** What all rows together say, in `meta`. */
  summary?: (rows: readonly Row[]) => Readonly<Record<string, number>>;
}>;
