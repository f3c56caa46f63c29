import { definitionOf, type Parsed, strictJson } from '#event-catalog';
import { csvCells } from './csv-cells.js';
import { type CsvHeader, unreadableRow } from './csv-header.js';
import { itemSchema, schemaAt, schemaTypes } from './schema-at.js';

/**
 * The event of one row. An empty cell is an absent member; numbers, booleans and lists (`;` between items) are read as
 * the schema of the row's type says. What cannot be read so stays text, so that the check of the event names it.
 *
 * The same strictness as for JSON holds: what no two readers read alike is refused here.
 */
export function csvEvent(header: CsvHeader, record: string): Parsed<unknown> {
  const cells = csvCells(record, header.separator);
  if (cells === undefined) return unreadableRow('quotes', 'is no row of cells: its quotes do not match');
  const { columns } = header;
  if (cells.length !== columns.length) {
    return unreadableRow('cells', `has ${cells.length} cells, the header has ${columns.length}`);
  }
  const type = cells[columns.findIndex(({ name }) => name === 'type')] ?? '';
  const data = definitionOf(type)?.data;
  const event: Record<string, unknown> = { specversion: '1.0', data: {} };
  columns.forEach(({ path }, index) => {
    const cell = cells[index] ?? '';
    if (cell === '') return;
    const [first, ...rest] = path;
    place(event, path, first === 'data' ? typed(cell, schemaAt(data, rest)) : cell);
  });
  return strictJson(JSON.stringify(event));
}

function place(into: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[step] = value;
    return;
  }
  const inner = into[step];
  const next: Record<string, unknown> = isRecord(inner) ? inner : {};
  into[step] = next;
  place(next, rest, value);
}

function typed(cell: string, schema: unknown): unknown {
  const types = schemaTypes(schema);
  if (types.includes('array')) return cell.split(';').map((item) => typed(item.trim(), itemSchema(schema)));
  if (types.includes('boolean') && (cell === 'true' || cell === 'false')) return cell === 'true';
  if (types.includes('integer') || types.includes('number')) return numberOr(cell);
  return cell;
}

/** As JSON writes numbers: no leading zeros, no decimal comma, and no integer that a double does not hold. */
const jsonNumber = /^-?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?$/;

function numberOr(cell: string): unknown {
  const value = Number(cell);
  const exact = !cell.includes('.') ? Number.isSafeInteger(value) : Number.isFinite(value);
  return jsonNumber.test(cell) && exact ? value : cell;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
