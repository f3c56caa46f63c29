import { createHash } from 'node:crypto';
import type Cluster from 'kafkajs/src/cluster/index.js';
import { contentHash, instantMicros, partitionOf, type StreamName, streamOf, strictJson } from '#event-catalog';
import type { LogRecord } from '../event-log.js';
import type { Row } from '../group-commit.js';

/** A record as it is produced. */
export type Produced = { key: string | null; value: string; partition: number; headers: Record<string, string> };

/** CloudEvents, Kafka protocol binding 1.0.2, structured content mode. */
const contentType = 'application/cloudevents+json; charset=UTF-8';

/** Names the inbox record that an event was. */
export const originHeader = 'lienthong-origin';

/** The value is the whole event, readable by every Kafka tool; the hash beside it spares readers to compute it again. */
export function producedOf({ subject, partition, body, recordedTime, hash, origin }: Row): Produced {
  const value = recordedTime === undefined ? closed(body) : body;
  return {
    key: subject === '' ? null : subject,
    value,
    partition,
    headers: {
      'content-type': contentType,
      'content-hash': hash,
      ...(origin === undefined ? {} : { [originHeader]: origin }),
    },
  };
}

/** A row's text is open for a last member. */
function closed(body: string): string {
  return `${body.endsWith(',') ? body.slice(0, -1) : body}}`;
}

type Place = Readonly<{ stream: StreamName; partition: number }>;

/**
 * What stands at an offset. What another producer wrote there and the hub could not have taken in stands for itself, as
 * text: the fold sets it aside, and goes on.
 */
export function logRecord(record: Cluster.FetchedRecord, place: Place): LogRecord {
  const { stream, partition } = place;
  const bytes = (record.isControlRecord ? null : record.value) ?? nothing;
  const hash = hashIn(record);
  const event = hash === undefined ? foreignEvent(bytes, place) : parsed(bytes);
  const offset = Number(record.offset);
  if (event === undefined) {
    const text = bytes.toString('utf8');
    return { stream, partition, offset, recordedTime: stamped(record), hash: hashOf(bytes), event: text };
  }
  const recordedTime = hash === undefined ? stamped(record) : (givenTime(event) ?? stamped(record));
  return {
    ...{ stream, partition, offset, recordedTime },
    hash: hash ?? contentHash(event),
    event: { ...event, recordedtime: recordedTime },
  };
}

const nothing = Buffer.alloc(0);

/**
 * No door has checked it. Too deep a value would end whoever writes it down again; and an entity that is folded in two
 * partitions, or by two contexts, is counted wrong, because each believes to be the only one that writes it.
 */
function foreignEvent(bytes: Buffer, { stream, partition }: Place): object | undefined {
  const json = strictJson(bytes);
  if (!json.ok || typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) return undefined;
  const subject: unknown = Reflect.get(json.value, 'subject');
  const type: unknown = Reflect.get(json.value, 'type');
  if (typeof subject === 'string' && partitionOf(stream, subject) !== partition) return undefined;
  if (typeof type === 'string' && (streamOf(type) ?? stream) !== stream) return undefined;
  return json.value;
}

function parsed(bytes: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only the hub says when the hub recorded it: of other producers' records the broker's stamp counts. */
function givenTime(event: object): string | undefined {
  const given: unknown = 'recordedtime' in event ? event.recordedtime : undefined;
  return typeof given === 'string' && !Number.isNaN(instantMicros(given)) ? given : undefined;
}

/** The hub's records carry it. */
function hashIn({ headers }: Cluster.FetchedRecord): string | undefined {
  const hash = headers['content-hash'];
  const text = hash === undefined || Array.isArray(hash) ? '' : hash.toString('latin1');
  return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The broker stamps milliseconds (`LogAppendTime`); the hub writes microseconds, in Vietnamese time. */
export function stamped({ timestamp }: Pick<Cluster.FetchedRecord, 'timestamp'>): string {
  return vietnamTime(Number(timestamp));
}

const vietnamOffsetMs = 7 * 3_600_000;

/** @param ms since 1970. */
export function vietnamTime(ms: number): string {
  return `${new Date(ms + vietnamOffsetMs).toISOString().slice(0, -1)}000+07:00`;
}
