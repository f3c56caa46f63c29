import type { Parsed } from '#event-catalog';
import { csvCells, type CsvSeparator } from './csv-cells.js';

/** One column: the steps to the member that it fills. */
export type CsvColumn = Readonly<{ name: string; path: readonly string[] }>;

export type CsvHeader = Readonly<{ separator: CsvSeparator; columns: readonly CsvColumn[] }>;

/** A fault of a header names its column; the first one is 1. */
export type CsvHeaderFault = Readonly<{ column: number; code: string; detail: string }>;

/** Columns for the attributes of an event by their names, and for members of `data` by `data.<path>`. */
export function csvHeader(
  record: string,
): { ok: true; header: CsvHeader } | { ok: false; faults: readonly CsvHeaderFault[] } {
  const text = record.startsWith('\ufeff') ? record.slice(1) : record;
  const separator = text.includes(',') || !text.includes(';') ? ',' : ';';
  const cells = csvCells(text, separator);
  if (cells === undefined) return { ok: false, faults: [{ column: 1, code: 'quotes', detail: unreadable }] };
  const columns = cells.map((cell) => columnOf(cell.trim()));
  const faults = columns.flatMap((column, index) => faultOf(column, columns.slice(0, index), index + 1));
  return faults.length === 0 ? { ok: true, header: { separator, columns } } : { ok: false, faults };
}

/** The column (from 1 on) that a JSON pointer into the event leads to; undefined if no cell stands for it. */
export function csvColumnOf({ columns }: CsvHeader, pointer: string): number | undefined {
  const index = columns.findIndex(({ path }) => {
    const own = `/${path.join('/')}`;
    return pointer === own || pointer.startsWith(`${own}/`);
  });
  return index < 0 ? undefined : index + 1;
}

const unreadable = 'is no row of cells: its quotes do not match';
const attribute = /^[a-z0-9]{1,20}$/;
const dataPath = /^data(?:\.[A-Za-z0-9_-]{1,100}){1,8}$/;
const poisonous: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function columnOf(name: string): CsvColumn {
  return { name, path: name.split('.') };
}

function faultOf({ name, path }: CsvColumn, before: readonly CsvColumn[], column: number): readonly CsvHeaderFault[] {
  if (!attribute.test(name) && !dataPath.test(name)) {
    return [{ column, code: 'name', detail: 'is neither the name of an attribute nor data.<path>' }];
  }
  if (name === 'data' || path.some((step) => poisonous.has(step))) {
    return [{ column, code: 'name', detail: 'is no column of an event' }];
  }
  const clash = before.some((other) => isWithin(name, other.name) || isWithin(other.name, name));
  return clash ? [{ column, code: 'duplicate', detail: 'says what an earlier column says' }] : [];
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

/** A row that cannot be read. */
export function unreadableRow(code: string, detail: string): Extract<Parsed<unknown>, { ok: false }> {
  return { ok: false, code: 'invalid-json', errors: [{ pointer: '', code, detail }] };
}
