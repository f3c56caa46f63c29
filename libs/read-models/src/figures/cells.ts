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
  const value: Value = (item) => `$${String(values.push(item))}`;
  const group = question.groupBy.map((dim) => `dims::json->>${value(dim)}::text`).join(', ');
  const text = `
    with asked as materialized (
      select id, array[${group}]::text[] as "group" from read_model.cell where ${cellCondition(question, value)}
    )
    select agency, "group", sum(count) as count
    from (${sources(question, value)}) as source join asked on asked.id = source.cell
    group by agency, "group" having sum(count) <> 0`;
  return { text, values };
}

type Value = (item: unknown) => string;

/** Dimensions are compared once per cell, not once per row. */
function cellCondition({ generations, measure, filters, dueBefore }: CellQuestion, value: Value): string {
  const conditions = [`generation = any(${value(generations)}::integer[])`, `measure = ${value(measure)}`];
  for (const [dim, allowed] of Object.entries(filters)) {
    conditions.push(`dims::json->>${value(dim)}::text = any(${value(allowed)}::text[])`);
  }
  // 'none' and 'paused' sort after every day
  if (dueBefore !== undefined) conditions.push(`dims::json->>'due' < ${value(dueBefore)}::text`);
  return conditions.join(' and ');
}

/** Months are added up as they are known today, so a question about a past day reads the days. */
function sources(question: CellQuestion, value: Value): string {
  const { generations, agencies, window, asOf } = question;
  const generation = `generation = any(${value(generations)}::integer[]) and cell = any(array(select id from asked))`;
  const rows = agencies === undefined ? generation : `${generation} and agency = any(${value(agencies)}::text[])`;
  const parts = asOf === undefined ? windowParts(window) : { months: undefined, days: [window] };
  const days = parts.days.map(
    (part) =>
      `select cell, agency, count from read_model.ledger where ${rows} and ${within('valid_on', part, value)}` +
      (asOf === undefined ? '' : ` and recorded_on <= ${value(asOf)}::date`),
  );
  if (parts.months === undefined) return days.join(' union all ');
  const inMonths = within('month', parts.months, value);
  return [`select cell, agency, count from read_model.ledger_month where ${rows} and ${inMonths}`, ...days].join(
    ' union all ',
  );
}

function within(column: string, { from, to }: Window, value: Value): string {
  const before = `${column} < ${value(to)}::date`;
  return from === undefined ? before : `${column} >= ${value(from)}::date and ${before}`;
}
