import { definitionOf } from '#event-catalog';
import { schemaAt } from './schema-at.js';

/**
 * One row of a CSV file of events: attributes in columns of their names, members of `data` in columns `data.<path>`.
 * An empty cell is an absent member; numbers, booleans and lists (`;` between items) are read as the type's schema says.
 * What cannot be read so stays text, so that the check names it.
 */
export function csvEvent(row: Readonly<Record<string, string>>): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  const data: Record<string, unknown> = {};
  const definition = definitionOf(row['type'] ?? '');
  for (const [column, cell] of Object.entries(row)) {
    if (cell === '') continue;
    if (!column.startsWith('data.')) {
      event[column] = cell;
      continue;
    }
    const path = column.slice('data.'.length).split('.');
    place(data, path, typed(cell, schemaAt(definition?.data, path)));
  }
  return { specversion: '1.0', ...event, data };
}

function place(into: Record<string, unknown>, [step, ...rest]: readonly string[], value: unknown): void {
  if (step === undefined || step === '__proto__') return;
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
  const types = typesOf(schema);
  if (types.includes('array')) return cell.split(';').map((item) => typed(item.trim(), itemsOf(schema)));
  if (types.includes('boolean') && (cell === 'true' || cell === 'false')) return cell === 'true';
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  return cell;
}

function typesOf(schema: unknown): readonly string[] {
  if (!isRecord(schema)) return [];
  return [schema['type']].flat().filter((type) => typeof type === 'string');
}

function itemsOf(schema: unknown): unknown {
  return isRecord(schema) ? schema['items'] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
