import { stringify } from 'csv-stringify/sync';
import type { Row } from './row.js';

export type CsvStyle = Readonly<{
  bom?: '0' | '1' | undefined;
  decimal?: '.' | ',' | undefined;
  columns: readonly string[];
}>;

export const csvType = 'text/csv; charset=utf-8; header=present';

/**
 * RFC 4180 with a header; a missing value is an empty cell, never a zero. Where decimals have a comma, fields are divided
 * by semicolons, as Vietnamese Excel expects.
 */
export function csvOf(rows: readonly Row[], { bom, decimal = '.', columns }: CsvStyle): string {
  const lines = rows.map((row) => columns.map((name) => cell(row[name], decimal)));
  return stringify([columns, ...lines], {
    bom: bom === '1',
    delimiter: decimal === ',' ? ';' : ',',
    record_delimiter: '\r\n',
  });
}

function cell(value: Row[string], decimal: '.' | ','): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', decimal);
  return typeof value === 'object' ? value.join(' ') : String(value);
}
