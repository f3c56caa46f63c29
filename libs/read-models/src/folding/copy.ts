import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What one column of a row holds; null is SQL's. */
type Value = string | number | null;

const chunkLength = 64 * 1024;

/**
 * Writes rows by `COPY … FROM STDIN`: several times as fast as an INSERT, but it can only add.
 *
 * @param target table with its columns, as they stand in the statement: it must not come from outside.
 */
export async function copyRows(tx: PoolClient, target: string, rows: Iterable<readonly Value[]>): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), tx.query(copyFrom(`copy ${target} from stdin`)));
}

/** An array of texts as a column's value. */
export function textArray(elements: readonly string[]): string {
  return `{${elements.map((element) => `"${element.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function* chunks(rows: Iterable<readonly Value[]>): Iterable<Buffer> {
  let text = '';
  for (const row of rows) {
    text += line(row);
    if (text.length < chunkLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

function line(row: readonly Value[]): string {
  let text = '';
  for (const value of row) text += text === '' ? field(value) : `\t${field(value)}`;
  return `${text}\n`;
}

function field(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number' || !/[\\\t\n\r]/.test(value)) return String(value);
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
