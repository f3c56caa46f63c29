import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { BatchElements } from '../../ingest-gateway/src/batch-elements.js';
import { maxBatchBytes } from '../../ingest-gateway/src/limits.js';
import { Failure } from './failure.js';

/** Far fewer than the door takes, so that other senders get their turn between two batches. */
const maxEvents = 1_000;

/** A JSON array that the door takes at once, and how many events of the file came before it. */
export type EventBatch = Readonly<{ body: string; before: number }>;

/** The events of a file as they are written there, in batches that are not too large for the door. */
export async function* eventBatches(file: string): AsyncGenerator<EventBatch> {
  let batch: string[] = [];
  let bytes = 2;
  let before = 0;
  for await (const event of events(file)) {
    const size = Buffer.byteLength(event) + 1;
    if (batch.length === maxEvents || (batch.length > 0 && bytes + size > maxBatchBytes)) {
      yield { body: `[${batch.join(',')}]`, before };
      before += batch.length;
      batch = [];
      bytes = 2;
    }
    batch.push(event);
    bytes += size;
  }
  if (batch.length > 0) yield { body: `[${batch.join(',')}]`, before };
}

async function* events(file: string): AsyncGenerator<string> {
  if (!/\.(ndjson|jsonl)$/.test(file)) {
    yield* elementsOf(file, await readFile(file, 'utf8'));
    return;
  }
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (line.trim() !== '') yield line;
  }
}

/** Of an array its elements, else the one event. An array that has no end is not sent by halves. */
function elementsOf(file: string, content: string): readonly string[] {
  const text = content.trim();
  if (!text.startsWith('[')) return [text];
  const elements = new BatchElements(Buffer.from(text), Infinity);
  const found: string[] = [];
  for (let next = elements.next(); next !== undefined; next = elements.next()) {
    if (typeof next === 'string') throw new Failure(`${file} is no JSON array: \`lienthong validate\` shows where`);
    found.push(Buffer.from(next).toString('utf8').trim());
  }
  return found;
}
