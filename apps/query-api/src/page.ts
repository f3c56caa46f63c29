import { Problem } from '#runtime';
import type { ObservationQuery } from './observation-query.js';
import type { Row } from './row.js';
import type { CursorSeal } from './sealed-cursor.js';

export type Page = Readonly<{ limit: number; next_cursor: string | null; returned: number; total: number }>;

/** Rows in the asked order; ties keep the order of subject, period and org. */
export function ordered(rows: readonly Row[], order: readonly string[]): readonly Row[] {
  const keys = order.map((key) => ({ name: key.replace(/^-/, ''), sign: key.startsWith('-') ? -1 : 1 }));
  const unknown = keys.filter(({ name }) => rows.length > 0 && !rows.some((row) => name in row));
  if (unknown.length > 0) {
    const errors = unknown.map(({ name }) => ({
      in: 'query',
      parameter: 'order',
      code: 'invalid-parameter',
      detail: `there is no member '${name.slice(0, 40)}'`,
    }));
    throw new Problem({ code: 'invalid-parameter', errors });
  }
  return [...rows].sort((a, b) => {
    for (const { name, sign } of keys) {
      const difference = compared(a[name], b[name], sign);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** One page of rows, with the cursor of the next; the cursor is there on the last page too, and null. */
export function paged(
  rows: readonly Row[],
  { limit, cursor, fields }: Pick<ObservationQuery, 'limit' | 'cursor' | 'fields'>,
  seal: CursorSeal,
  question: string,
): Readonly<{ data: readonly Row[]; page: Page }> {
  const offset = cursor === undefined ? 0 : seal.open(cursor, question);
  const data = rows.slice(offset, offset + limit);
  const end = offset + data.length;
  const next = end < rows.length ? seal.seal(end, question) : null;
  return {
    data: fields === undefined ? data : data.map((row) => picked(row, fields)),
    page: { limit, next_cursor: next, returned: data.length, total: rows.length },
  };
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
