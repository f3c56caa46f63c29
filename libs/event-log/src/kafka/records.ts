import { createHash } from 'node:crypto';
import type Cluster from 'kafkajs/src/cluster/index.js';
import type { StreamName } from '#event-catalog';
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
 * What stands at an offset. What another producer wrote there stands for itself, also where it is no JSON: the fold sets
 * it aside, and goes on.
 */
export function logRecord(record: Cluster.FetchedRecord, place: Place): LogRecord {
  const { stream, partition } = place;
  const bytes = record.isControlRecord ? null : record.value;
  const text = bytes === null ? '' : bytes.toString('utf8');
  const event = parsed(text);
  const offset = Number(record.offset);
  if (event === undefined)
    return { stream, partition, offset, recordedTime: stamped(record), hash: hashOf(text), event: text };
  const given = 'recordedtime' in event ? event.recordedtime : undefined;
  const recordedTime = typeof given === 'string' ? given : stamped(record);
  const hash = hashIn(record) ?? ''; // another producer's: the fold computes it
  return { stream, partition, offset, recordedTime, hash, event: { ...event, recordedtime: recordedTime } };
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function hashIn({ headers }: Cluster.FetchedRecord): string | undefined {
  const hash = headers['content-hash'];
  const text = hash === undefined || Array.isArray(hash) ? '' : hash.toString('latin1');
  return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
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
