import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { csvEvent } from '#adapters';
import { type Parsed, strictJson } from '#event-catalog';
import { Problem } from '#runtime';

type Refusal = Extract<Parsed<unknown>, { ok: false }>;

/** One line of a file: its value, or why it has none. */
export type FileLine = Readonly<{ line: number; value: unknown; fault: Refusal | undefined }>;

const maxLineBytes = 256 * 1024;

/** Lines of NDJSON; a line that is not JSON does not take its neighbours down. */
export async function* ndjsonLines(bytes: Readable): AsyncGenerator<FileLine> {
  let line = 0;
  for await (const text of splitLines(bytes)) {
    line += 1;
    if (text.length === 0 || text.toString('latin1').trim() === '') continue;
    const parsed = strictJson(text);
    yield parsed.ok ? { line, value: parsed.value, fault: undefined } : { line, value: undefined, fault: parsed };
  }
}

/** Rows of CSV with a header (RFC 4180). */
export async function* csvLines(bytes: Readable): AsyncGenerator<FileLine> {
  const parser = bytes.pipe(parse({ columns: true, bom: true, info: true, max_record_size: maxLineBytes }));
  bytes.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of parser) {
      if (isRow(row)) yield { line: row.info.lines, value: csvEvent(row.record), fault: undefined };
    }
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 0;
    const detail = { vi: `CSV sai ở dòng ${line}`, en: `not CSV at line ${line}` };
    throw new Problem({ code: 'invalid-json', detail });
  }
}

async function* splitLines(bytes: Readable): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (!Buffer.isBuffer(chunk)) continue;
    let text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = text.indexOf(0x0a); end >= 0; end = text.indexOf(0x0a)) {
      yield text.subarray(0, end);
      text = text.subarray(end + 1);
    }
    if (text.length > maxLineBytes) throw new Problem({ code: 'payload-too-large' });
    rest = Buffer.from(text);
  }
  if (rest.length > 0) yield rest;
}

type Row = Readonly<{ info: Readonly<{ lines: number }>; record: Readonly<Record<string, string>> }>;

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && 'info' in row && 'record' in row;
}
