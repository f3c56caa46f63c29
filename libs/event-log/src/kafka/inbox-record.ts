import type { IHeaders } from 'kafkajs';

/** Headers as bytes; a name may stand more than once. */
export type RecordHeaders = Readonly<Record<string, readonly Buffer[]>>;

/** What somebody wrote into a topic. */
export type InboxRecord = Readonly<{
  topic: string;
  partition: number;
  offset: number;
  /** When the broker took it, in milliseconds since 1970. */
  timestamp: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: RecordHeaders;
}>;

type Fetched = Readonly<{
  offset: string;
  timestamp: string;
  key: Buffer | null;
  value: Buffer | null;
  headers?: IHeaders;
}>;

export function inboxRecord(place: Pick<InboxRecord, 'topic' | 'partition'>, fetched: Fetched): InboxRecord {
  const { offset, timestamp, key, value, headers = {} } = fetched;
  return { ...place, offset: Number(offset), timestamp: Number(timestamp), key, value, headers: headersOf(headers) };
}

/** `egov.inbox.H58/0/12`: the place of a record, for people and in headers. */
export function placeOf({ topic, partition, offset }: Pick<InboxRecord, 'topic' | 'partition' | 'offset'>): string {
  return `${topic}/${partition}/${offset}`;
}

/** The first one of that name. */
export function headerText(headers: RecordHeaders, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name]?.[0]?.toString('utf8') : undefined;
}

/** As the client takes them. */
export function sentHeaders(headers: RecordHeaders): IHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, [...values]]));
}

/** A header without a value is as good as an empty one. */
function headersOf(headers: IHeaders): RecordHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().map((one) => Buffer.from(one))]),
  );
}
