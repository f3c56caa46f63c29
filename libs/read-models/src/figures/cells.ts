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
  const asked = await askedCells(pool, question);
  if (asked.length === 0) return [];
  const { text, values } = statement(question, asked);
  const { rows } = await pool.query<{ agency: string; place: number; count: string }>(text, values);
  return rows.map(({ agency, place, count }) => ({ agency, group: asked[place]?.group ?? [], count: Number(count) }));
}

/** The cells of one copy that fall into one group of the answer. */
type Asked = Readonly<{ generation: number; group: readonly string[]; cells: readonly number[] }>;

/** Dimensions are compared once per cell, not once per row. As JSON hundreds of groups are parsed in no time. */
async function askedCells(pool: Pool, question: CellQuestion): Promise<readonly Asked[]> {
  const { values, value } = parameters();
  const group = question.groupBy.map((dim) => `coalesce(dims::json->>${value(dim)}::text, '')`).join(', ');
  const { rows } = await pool.query<{ asked: readonly Asked[] }>(
    `select coalesce(json_agg(same), '[]') as asked from (
       select generation, array[${group}]::text[] as "group", array_agg(id) as cells
       from read_model.cell where ${cellCondition(question, value)} group by 1, 2
     ) as same`,
    values,
  );
  return rows[0]?.asked ?? [];
}

type Value = (item: unknown) => string;

/** The text depends only on how many parts a question has; every value is a parameter. */
function parameters(): Readonly<{ values: unknown[]; value: Value }> {
  const values: unknown[] = [];
  return { values, value: (item) => `$${String(values.push(item))}` };
}

function cellCondition({ generations, measure, filters, dueBefore }: CellQuestion, value: Value): string {
  const conditions = [`generation = any(${value(generations)}::integer[])`, `measure = ${value(measure)}`];
  for (const [dim, allowed] of Object.entries(filters)) {
    conditions.push(`dims::json->>${value(dim)}::text = any(${value(allowed)}::text[])`);
  }
  // 'none' and 'paused' sort after every day
  if (dueBefore !== undefined) conditions.push(`dims::json->>'due' < ${value(dueBefore)}::text`);
  return conditions.join(' and ');
}

/**
 * Each copy is asked for its own cells, by a list that PostgreSQL does not know the length of, and `offset 0` keeps it from
 * looking for the cells one by one: either way it would take reading the months of every measure for cheaper.
 */
function statement(question: CellQuestion, asked: readonly Asked[]): Readonly<{ text: string; values: unknown[] }> {
  const { values, value } = parameters();
  const agencies = question.agencies === undefined ? undefined : `agency = any(${value(question.agencies)}::text[])`;
  const asOf = question.asOf === undefined ? undefined : `${value(question.asOf)}::date`;
  const { months, days } = windowParts(question.window);
  const inMonths = months === undefined ? undefined : within('month', months, value);
  const inDays = days.map((part) => within('valid_on', part, value));
  const sources = [...new Set(asked.map(({ generation }) => generation))].flatMap((generation) => {
    const cells = asked.filter((group) => group.generation === generation).flatMap((group) => group.cells);
    const copy = [`generation = ${value(generation)}::integer`, ...(agencies === undefined ? [] : [agencies])].join(
      ' and ',
    );
    const rows = `${copy} and cell = any(array(select unnest(${value(numbers(cells))}::integer[])))`;
    const ofDays = inDays.map((condition) => countsOfDays(`${rows} and ${condition}`, asOf));
    return inMonths === undefined ? ofDays : [countsOfMonths(copy, `${rows} and ${inMonths}`, asOf), ...ofDays];
  });
  const cells = value(numbers(asked.flatMap((group) => group.cells)));
  const places = value(
    numbers(placesOf(asked).flatMap((place, index) => (asked[index]?.cells ?? []).map(() => place))),
  );
  const text = `
    select agency, place, sum(count) as count from (${sources.join(' union all ')} offset 0) as source
      join unnest(${cells}::integer[], ${places}::integer[]) as asked (cell, place) using (cell)
    group by agency, place having sum(count) <> 0`;
  return { text, values };
}

/** As PostgreSQL writes an array: its driver would quote each of thousands of numbers. */
function numbers(items: readonly number[]): string {
  return `{${items.join(',')}}`;
}

/** Of each group where the last one with the same values stands: the same may be asked of several copies. */
function placesOf(asked: readonly Asked[]): readonly number[] {
  const names = asked.map(({ group }) => JSON.stringify(group));
  const places = new Map(names.map((name, index) => [name, index]));
  return names.map((name) => places.get(name) ?? 0);
}

/**
 * A month of which nothing was learned after the as-of day is as it is known now; only one of which something was
 * learned before and after it is added up again from its days.
 */
function countsOfMonths(copy: string, rows: string, asOf: string | undefined): string {
  if (asOf === undefined) return `select cell, agency, count from read_model.ledger_month where ${rows}`;
  return `
    select * from (
      with known as materialized (
        select cell, agency, month, count, recorded_to from read_model.ledger_month
        where ${rows} and recorded_from <= ${asOf}
      )
      select cell, agency, count from known where recorded_to <= ${asOf}
      union all
      select known.cell, known.agency, day.count from known cross join lateral (
        select sum(count)::bigint as count from read_model.ledger
        where ${copy} and cell = known.cell and agency = known.agency and valid_on >= known.month
          and valid_on < (known.month + interval '1 month')::date and recorded_on <= ${asOf}
      ) as day where known.recorded_to > ${asOf}
    ) as month`;
}

function countsOfDays(rows: string, asOf: string | undefined): string {
  const days = `select cell, agency, count from read_model.ledger where ${rows}`;
  return asOf === undefined ? days : `${days} and recorded_on <= ${asOf}`;
}

function within(column: string, { from, to }: Window, value: Value): string {
  const before = `${column} < ${value(to)}::date`;
  return from === undefined ? before : `${column} >= ${value(from)}::date and ${before}`;
}
