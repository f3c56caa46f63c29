import { csvColumnOf, csvEvent, csvHeader, type CsvHeader } from '#adapters';
import { type Parsed, strictJson } from '#event-catalog';
import { Problem } from '#runtime';
import type { FileRecord, RecordShape } from './file-records.js';
import { type Refusal, tooLargeEvent } from './refusals.js';

/** What one record of a file says. */
export type FileEvent = Readonly<{ line: number; bytes: number; sent: Parsed<unknown> }>;

/** Turns the records of one file into events. */
export type FileReader = Readonly<{
  shape: RecordShape;
  /** Undefined for a record that says nothing: an empty line, the header. */
  read(record: FileRecord): FileEvent | undefined;
  /** The column that a pointer into the event leads to, where there are columns. */
  columnOf(pointer: string): number | undefined;
}>;

/** Every line is an event. */
export function ndjsonReader(): FileReader {
  return {
    shape: 'line',
    read: (record) => (isBlank(record) ? undefined : eventOf(record, (bytes) => strictJson(bytes))),
    columnOf: () => undefined,
  };
}

/** The first record names the columns, every other one is an event. */
export function csvReader(): FileReader {
  let header: CsvHeader | undefined;
  return {
    shape: 'csv',
    read: (record) => {
      if (isBlank(record)) return undefined;
      const columns = header;
      if (columns !== undefined) return eventOf(record, (bytes) => csvRow(columns, bytes));
      header = headerOf(record);
      return undefined;
    },
    columnOf: (pointer) => (header === undefined ? undefined : csvColumnOf(header, pointer)),
  };
}

function eventOf({ line, bytes }: FileRecord, parse: (bytes: Buffer) => Parsed<unknown>): FileEvent {
  return bytes === 'too-large'
    ? { line, bytes: 0, sent: tooLargeEvent }
    : { line, bytes: bytes.length, sent: parse(bytes) };
}

function csvRow(header: CsvHeader, bytes: Buffer): Parsed<unknown> {
  const text = textOf(bytes);
  return text === undefined ? notUtf8 : csvEvent(header, text);
}

const notUtf8: Refusal = {
  ok: false,
  code: 'invalid-json',
  errors: [{ pointer: '', code: 'encoding', detail: 'is not UTF-8' }],
};

/** Without columns nothing in the file can be read. */
function headerOf({ line, bytes }: FileRecord): CsvHeader {
  const text = bytes === 'too-large' ? undefined : textOf(bytes);
  const read = text === undefined ? undefined : csvHeader(text);
  if (read?.ok === true) return read.header;
  const faults = read?.faults ?? [{ column: 1, code: 'encoding', detail: 'is no header in UTF-8' }];
  throw new Problem({ code: 'invalid-json', errors: faults.map((fault) => ({ line, ...fault })) });
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function isBlank({ bytes }: FileRecord): boolean {
  return bytes !== 'too-large' && bytes.every((byte) => byte === 0x20 || byte === 0x09);
}
