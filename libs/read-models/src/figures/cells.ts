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

/** Dimensions are compared once per cell, not once per row. */
async function askedCells(pool: Pool, question: CellQuestion): Promise<readonly Asked[]> {
  const { values, value } = parameters();
  const group = question.groupBy.map((dim) => `coalesce(dims::json->>${value(dim)}::text, '')`).join(', ');
  const { rows } = await pool.query<Asked>(
    `select generation, array[${group}]::text[] as "group", array_agg(id) as cells
     from read_model.cell where ${cellCondition(question, value)} group by 1, 2`,
    values,
  );
  return rows;
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

/** Each copy is asked for its own cells only: asked for those of all, PostgreSQL reads the months of every measure. */
function statement(question: CellQuestion, asked: readonly Asked[]): Readonly<{ text: string; values: unknown[] }> {
  const { values, value } = parameters();
  const agencies = question.agencies === undefined ? undefined : `agency = any(${value(question.agencies)}::text[])`;
  const asOf = question.asOf === undefined ? undefined : `${value(question.asOf)}::date`;
  const { months, days } = windowParts(question.window);
  const inMonths = months === undefined ? undefined : within('month', months, value);
  const inDays = days.map((part) => within('valid_on', part, value));
  const sources = copiesOf(asked).flatMap(({ generation, cells, places }) => {
    const copy = {
      asked: `unnest(${value(cells)}::integer[], ${value(places)}::integer[]) as asked (cell, place)`,
      rows: [`generation = ${value(generation)}::integer`, ...(agencies === undefined ? [] : [agencies])].join(' and '),
    };
    const ofDays = inDays.map((condition) => sumOfDays(copy, condition, asOf));
    return inMonths === undefined ? ofDays : [sumOfMonths(copy, inMonths, asOf), ...ofDays];
  });
  const text = `
    select agency, place, sum(count) as count from (${sources.join(' union all ')}) as source
    group by agency, place having sum(count) <> 0`;
  return { text, values };
}

/** Cells of one copy; a place is that of the first group that is the same in any copy. */
type Copy = Readonly<{ generation: number; cells: readonly number[]; places: readonly number[] }>;

function copiesOf(asked: readonly Asked[]): readonly Copy[] {
  const places = new Map<string, number>();
  const placed = asked.map(({ generation, group, cells }, index) => {
    const name = JSON.stringify(group);
    const place = places.get(name) ?? index;
    places.set(name, place);
    return { generation, cells, places: cells.map(() => place) };
  });
  return [...new Set(asked.map(({ generation }) => generation))].map((generation) => {
    const own = placed.filter((copy) => copy.generation === generation);
    return { generation, cells: own.flatMap(({ cells }) => cells), places: own.flatMap((copy) => copy.places) };
  });
}

/** Where a copy's rows are, in SQL. */
type Rows = Readonly<{ asked: string; rows: string }>;

/**
 * A month of which nothing was learned after the as-of day is as it is known now; only one of which something was
 * learned before and after it is added up again from its days.
 */
function sumOfMonths({ asked, rows }: Rows, within: string, asOf: string | undefined): string {
  const months = `from ${asked} join read_model.ledger_month using (cell) where ${rows} and ${within}`;
  if (asOf === undefined) return `select agency, place, count ${months}`;
  return `
    select * from (
      with known as materialized (select * ${months} and recorded_from <= ${asOf})
      select agency, place, count from known where recorded_to <= ${asOf}
      union all
      select known.agency, known.place, day.count from known cross join lateral (
        select sum(count)::bigint as count from read_model.ledger
        where ${rows} and cell = known.cell and agency = known.agency and valid_on >= known.month
          and valid_on < (known.month + interval '1 month')::date and recorded_on <= ${asOf}
      ) as day where known.recorded_to > ${asOf}
    ) as month`;
}

function sumOfDays({ asked, rows }: Rows, within: string, asOf: string | undefined): string {
  const days = `select agency, place, count from ${asked} join read_model.ledger using (cell) where ${rows} and ${within}`;
  return asOf === undefined ? days : `${days} and recorded_on <= ${asOf}`;
}

function within(column: string, { from, to }: Window, value: Value): string {
  const before = `${column} < ${value(to)}::date`;
  return from === undefined ? before : `${column} >= ${value(from)}::date and ${before}`;
}
