import { stringify } from 'csv-stringify/sync';
import type { Row } from './row.js';

export type CsvStyle = Readonly<{ bom: boolean; decimal: '.' | ','; fields: readonly string[] | undefined }>;

/** Columns in this order; what a question adds comes behind. More may be added at the end, none is moved. */
const columns = [
  ...['indicator', 'measure', 'indicator_name', 'org', 'org_name', 'org_kind', 'period', 'time', 'time_end', 'value'],
  ...['value_status', 'unit', 'numerator', 'denominator', 'target', 'gap', 'status', 'coverage', 'stage'],
  ...['definition_version', 'revision', 'flags', 'rank', 'previous', 'above_whole'],
];

/** RFC 4180 with a header; a missing value is an empty cell, never a zero. */
export function csvOf(rows: readonly Row[], { bom, decimal, fields }: CsvStyle): string {
  const used = new Set(rows.flatMap((row) => Object.keys(row)));
  const named = fields ?? [
    ...columns.filter((name) => used.has(name)),
    ...[...used].filter((name) => !columns.includes(name)),
  ];
  const lines = rows.map((row) => named.map((name) => cell(row[name], decimal)));
  return stringify([named, ...lines], { bom, delimiter: decimal === ',' ? ';' : ',', record_delimiter: '\r\n' });
}

function cell(value: Row[string], decimal: '.' | ','): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', decimal);
  return typeof value === 'object' ? value.join(' ') : String(value);
}
