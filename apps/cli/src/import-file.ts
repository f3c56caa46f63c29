import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { instantMicros, parseEvent, strictJson, timeFaults } from '#event-catalog';
import type { EventLog } from '#event-log';
import { closeDays } from '../../ingest-gateway/src/day-closer.js';
import { fillLog, placeOf, type RecordedEvent } from '../../hub/src/log-filling.js';
import { standingOf } from '../../hub/src/log-prefix.js';
import { ship } from '../../hub/src/prepare-log.js';
import { Failure } from './failure.js';

export type ImportOptions = Readonly<{ signal: AbortSignal; onProgress: (done: number, total: number) => void }>;

/** A file with more faults than this is shown the first ones. */
const shownFaults = 20;

/** `found` of the file's events stood in the log already, because an import of it was cut off. */
export type Imported = Readonly<{ events: number; found: number }>;

/**
 * Checks every line of an NDJSON file, then appends all of them with the `recordedtime` that they carry, in the order
 * of the file. Nothing is appended if a line is refused. An import of the same file that was cut off is gone on with.
 *
 * @throws Failure that names the lines and members at fault, or says what else stands in the log.
 */
export async function importFile(
  log: EventLog,
  file: string,
  { signal, onProgress }: ImportOptions,
): Promise<Imported> {
  const total = await checked(file);
  await ship(log);
  const standing = await standingOf(log, events(file, signal));
  if (!standing.ok) throw new Failure(refusals[standing.because]);
  const found = standing.count;
  onProgress(found, total);
  await fillLog(log, behind(events(file, signal), found), (count) => onProgress(found + count, total));
  await closeDays(log, new Date());
  return { events: total, found };
}

const refusals = {
  other:
    'the log holds more than what is shipped, and it is not the beginning of this file: ' +
    'import wants a hub that was started with --empty',
  'day-closed':
    'an import of this file was cut off, and the hub has closed its days since: ' +
    'import the file into a hub in a new folder, started with --empty',
} as const;

async function* behind(all: AsyncIterable<RecordedEvent>, count: number): AsyncGenerator<RecordedEvent> {
  let place = 0;
  for await (const event of all) {
    if (place >= count) yield event;
    place += 1;
  }
}

/** How many events the file holds. */
async function checked(file: string): Promise<number> {
  const check = new LineCheck(Date.now() * 1000);
  let faults = 0;
  const shown: string[] = [];
  let count = 0;
  for await (const [line, text] of lines(file)) {
    count += 1;
    const fault = check.faultOf(text);
    if (fault === undefined) continue;
    faults += 1;
    if (shown.length < shownFaults) shown.push(`  line ${line}: ${fault}`);
  }
  if (faults === 0) return count;
  const more = faults > shown.length ? [`  … and ${faults - shown.length} more`] : [];
  throw new Failure(`nothing was imported; ${faults} lines are refused\n${[...shown, ...more].join('\n')}`);
}

/** Remembers the recorded day of each partition: it may not go back. */
class LineCheck {
  private readonly recordedOn = new Map<string, string>();

  constructor(private readonly nowMicros: number) {}

  faultOf(text: string): string | undefined {
    const parsed = parseLine(text);
    if (typeof parsed === 'string') return parsed;
    const recorded = instantMicros(parsed.recordedtime);
    if (recorded > this.nowMicros) return '/recordedtime lies in the future';
    const times = timeFaults(parsed, recorded);
    if (!times.ok)
      return `${times.code} ${times.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')}`;
    const { place, recordedOn } = placeOf(parsed);
    const before = this.recordedOn.get(place) ?? '';
    if (recordedOn < before)
      return `/recordedtime is on ${recordedOn}, but a line before it in ${place} is on ${before}`;
    this.recordedOn.set(place, recordedOn);
    return undefined;
  }
}

async function* events(file: string, signal: AbortSignal): AsyncGenerator<RecordedEvent> {
  for await (const [line, text] of lines(file)) {
    signal.throwIfAborted();
    const parsed = parseLine(text);
    if (typeof parsed === 'string') throw new Failure(`line ${line} changed while it was imported: ${parsed}`);
    yield parsed;
  }
}

/** The event of a line, or what is wrong with it. */
function parseLine(text: string): RecordedEvent | string {
  const json = strictJson(text);
  const parsed = json.ok ? parseEvent(json.value) : json;
  if (!parsed.ok) {
    const named = parsed.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ');
    return `${parsed.code} ${named}`.trim();
  }
  const { recordedtime } = parsed.value;
  if (parsed.value.type.startsWith('vn.egov.hub.')) return `${parsed.value.type} is the hub's own and is not imported`;
  return recordedtime === undefined ? '/recordedtime is missing' : { ...parsed.value, recordedtime };
}

async function* lines(file: string): AsyncGenerator<readonly [line: number, text: string]> {
  const reader = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  let line = 0;
  for await (const text of reader) {
    line += 1;
    if (text.trim() !== '') yield [line, text];
  }
}
