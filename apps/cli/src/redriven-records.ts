import { placeOf, type QuarantinedRecord, type Redriven } from '#event-log';
import { Failure } from './failure.js';
import { text } from './hub-client.js';

/** The records as they were; what was set aside twice goes once. */
export function redrivenAsTheyWere(records: readonly QuarantinedRecord[]): readonly Redriven[] {
  return [...new Map(records.map((from) => [originOf(from), { from }])).values()];
}

/**
 * Mended events, one a line, each with the record that it stands for: the latest one of the same source whose id it has,
 * or mends. One line stands for the only record, whatever that holds.
 *
 * @throws Failure that names the first line that stands for none; then nothing is to be sent.
 */
export function redrivenMended(records: readonly QuarantinedRecord[], lines: readonly string[]): readonly Redriven[] {
  const known = new Map(records.map((record) => [keyIn(record.record.value?.toString('utf8') ?? ''), record]));
  const told = lines.map((mended, index) => ({ mended, line: index + 1 })).filter(({ mended }) => mended.trim() !== '');
  const [only] = records.length === 1 && told.length === 1 ? records : [];
  return told.map(({ mended, line }) => {
    const event = parsed(mended);
    if (event === undefined) throw new Failure(`line ${line} is no JSON object`);
    const from = only ?? known.get(keyOf(event, 'id')) ?? known.get(keyOf(event, 'mendsid'));
    if (from === undefined)
      throw new Failure(`line ${line} mends none of the records: no source and id, or mendsid, match`);
    return { from, mended };
  });
}

function originOf({ origin, position }: QuarantinedRecord): string {
  return origin === undefined ? position : placeOf(origin);
}

function keyIn(value: string): string {
  return keyOf(parsed(value), 'id');
}

function keyOf(event: unknown, name: 'id' | 'mendsid'): string {
  return JSON.stringify([text(event, 'source') ?? null, text(event, name) ?? null]);
}

function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
