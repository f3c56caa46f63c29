import type { Row } from './row.js';
import type { CursorSeal, RowPlace } from './sealed-cursor.js';

export type Page = Readonly<{ limit: number; next_cursor: string | null; returned: number; total: number }>;

/** A page is this long unless a question says otherwise. */
export const defaultLimit = 1_000;

/** Rows in the asked order; ties keep the order that they came in. */
export function ordered(rows: readonly Row[], order: readonly string[]): readonly Row[] {
  const keys = order.map((key) => ({ name: key.replace(/^-/, ''), sign: key.startsWith('-') ? -1 : 1 }));
  if (keys.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const { name, sign } of keys) {
      const difference = compared(a[name], b[name], sign);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

export type PageQuestion = Readonly<{
  limit: number | undefined;
  cursor: string | undefined;
  fields: readonly string[] | undefined;
  /** The columns that tell rows apart. */
  key: readonly string[];
  /** The normalised question, which cursors are bound to. */
  question: string;
}>;

/** One page of rows, with the cursor of the next; the cursor is there on the last page too, and null. */
export function paged(
  rows: readonly Row[],
  { limit = defaultLimit, cursor, fields, key, question }: PageQuestion,
  seal: CursorSeal,
): Readonly<{ data: readonly Row[]; page: Page }> {
  const start = cursor === undefined ? 0 : placeAfter(rows, seal.open(cursor, question), key);
  const page = rows.slice(start, start + limit);
  const end = start + page.length;
  const last = page.at(-1);
  const more = end < rows.length && last !== undefined;
  const next = more ? seal.seal({ end, last: keyOf(last, key) }, question) : null;
  return {
    data: fields === undefined ? page : page.map((row) => picked(row, fields)),
    page: { limit, next_cursor: next, returned: page.length, total: rows.length },
  };
}

/** Behind the row that the page before ended with, wherever it stands now; where it stood, if it is gone. */
function placeAfter(rows: readonly Row[], { end, last }: RowPlace, key: readonly string[]): number {
  const before = rows[end - 1];
  if (before !== undefined && keyOf(before, key) === last) return end;
  const found = rows.findIndex((row) => keyOf(row, key) === last);
  return found === -1 ? end : found + 1;
}

function keyOf(row: Row, key: readonly string[]): string {
  return key.map((name) => String(row[name] ?? '')).join('~');
}

/** Without a value a row comes last, whichever way the order goes. */
function compared(a: Row[string], b: Row[string], sign: number): number {
  const [none, other] = [a === null || a === undefined, b === null || b === undefined];
  if (none || other) return Number(none) - Number(other);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0);
}

function picked(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.filter((name) => name in row).map((name) => [name, row[name]]));
}
