import { createReadStream } from 'node:fs';
import { Problem } from '#runtime';
import { csvReader, type FileReader } from '../../ingest-gateway/src/file-events.js';
import { type FileRecord, RecordCutter } from '../../ingest-gateway/src/file-records.js';
import { maxEventBytes } from '../../ingest-gateway/src/limits.js';
import { checkEvent } from './check-event.js';
import type { FileFault, Validated } from './validated.js';

/** Checks a CSV file of events with the door's own reader. As at the door, a column is one of the table. */
export async function validateCsv(file: string): Promise<Validated> {
  const reader = csvReader();
  const faults: FileFault[] = [];
  let valid = 0;
  let invalid = 0;
  try {
    for await (const record of records(file, reader)) {
      const found = faultsOf(record, reader);
      if (found === undefined) continue;
      if (found.length === 0) valid += 1;
      else invalid += 1;
      faults.push(...found);
    }
  } catch (thrown) {
    return { valid, invalid, faults: faultsOfHeader(thrown) };
  }
  return { valid, invalid, faults };
}

async function* records(file: string, { shape }: FileReader): AsyncGenerator<FileRecord> {
  const cutter = new RecordCutter(shape, maxEventBytes);
  const pieces: AsyncIterable<Buffer> = createReadStream(file);
  for await (const piece of pieces) yield* cutter.push(piece);
  yield* cutter.end();
}

/** Undefined for a record that is no event: the header, an empty line. */
function faultsOf(record: FileRecord, reader: FileReader): readonly FileFault[] | undefined {
  const event = reader.read(record);
  if (event === undefined) return undefined;
  const checked = event.sent.ok ? checkEvent(event.sent.value) : event.sent;
  if (checked.ok) return [];
  const { line } = event;
  const named = checked.errors.length > 0 ? checked.errors : [{ pointer: '', detail: checked.code }];
  return named.map(({ pointer, detail }) => {
    return { line, column: reader.columnOf(pointer) ?? 1, code: checked.code, pointer, detail };
  });
}

/** Without a header that can be read, nothing else can. */
function faultsOfHeader(thrown: unknown): readonly FileFault[] {
  if (!(thrown instanceof Problem)) throw thrown;
  const { code, errors = [] } = thrown.parts;
  return errors.map(({ line = 1, column = 1, detail }) => ({ line, column, code, pointer: '', detail }));
}
