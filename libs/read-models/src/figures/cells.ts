import type { Pool } from 'pg';
import { type Window, windowParts } from './window.js';

/** Which rows of a measure are added up. */
export type CellQuestion = Readonly<{
  /** The active copy of each context: a measure has rows in one of them, sources and reports in several. */
  generations: readonly number[];
  measure: string;
  window: Window;
  /** All that was recorded up to the end of this day; left out, all that is known. */
  asOf: string | undefined;
  /** Acting agencies; left out, all. */
  agencies: readonly string[] | undefined;
  /** A row must have one of the values in each of these dimensions. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** Dimensions that are told apart in the answer. */
  groupBy: readonly string[];
  /** For open dossiers: only those due before this day. */
  dueBefore?: string | undefined;
}>;

/** A sum over the window; `group` holds the values of `groupBy`, in its order. */
export type Cell = Readonly<{ agency: string; group: readonly string[]; count: number }>;

/** Sums that are zero are left out. */
export async function readCells(pool: Pool, question: CellQuestion): Promise<readonly Cell[]> {
  const { text, values } = statement(question);
  const { rows } = await pool.query<{ agency: string; group: (string | null)[]; count: string }>(text, values);
  return rows.map(({ agency, group, count }) => ({
    agency,
    group: group.map((value) => value ?? ''),
    count: Number(count),
  }));
}

/** The text depends only on how many parts a question has; every value is a parameter. */
function statement(question: CellQuestion): Readonly<{ text: string; values: unknown[] }> {
  const values: unknown[] = [];
  const value = (item: unknown): string => `$${String(values.push(item))}`;
  const where = condition(question, value);
  const group = question.groupBy.map((dim) => `dims::json->>${value(dim)}::text`).join(', ');
  const text = `
    select agency, "group", sum(count) as count from (
      select agency, array[${group}]::text[] as "group", count from (${sources(question, value)}) as source
      where ${where}
    ) as cell
    group by agency, "group" having sum(count) <> 0`;
  return { text, values };
}

type Value = (item: unknown) => string;

function condition({ filters, agencies, dueBefore }: CellQuestion, value: Value): string {
  const conditions = Object.entries(filters).map(
    ([dim, allowed]) => `dims::json->>${value(dim)}::text = any(${value(allowed)}::text[])`,
  );
  if (agencies !== undefined) conditions.push(`agency = any(${value(agencies)}::text[])`);
  // 'none' and 'paused' sort after every day
  if (dueBefore !== undefined) conditions.push(`dims::json->>'due' < ${value(dueBefore)}::text`);
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/** Months are added up as they are known today, so a question about a past day reads the days. */
function sources(question: CellQuestion, value: Value): string {
  const { generations, measure, window, asOf } = question;
  const rows = `generation = any(${value(generations)}::integer[]) and measure = ${value(measure)}`;
  const parts = asOf === undefined ? windowParts(window) : { months: undefined, days: [window] };
  const days = parts.days.map(
    (part) =>
      `select agency, dims, count from read_model.ledger where ${rows} and ${within('valid_on', part, value)}` +
      (asOf === undefined ? '' : ` and recorded_on <= ${value(asOf)}::date`),
  );
  if (parts.months === undefined) return days.join(' union all ');
  const months = `select agency, dims, count from read_model.ledger_month where ${rows} and ${within('month', parts.months, value)}`;
  return [months, ...days].join(' union all ');
}

function within(column: string, { from, to }: Window, value: Value): string {
  const before = `${column} < ${value(to)}::date`;
  return from === undefined ? before : `${column} >= ${value(from)}::date and ${before}`;
}
