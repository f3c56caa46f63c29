import type { Pool } from 'pg';
import type { StreamName } from '#event-catalog';
import { LogHole } from '../errors.js';
import type { Head, LogRecord, Position } from '../event-log.js';
import { query } from './query.js';

/** A read parses its events in one turn of the event loop, so it is kept to a few milliseconds. */
const maxReadBytes = 1024 * 1024;

/**
 * The end of the partition and the events from one snapshot, so that "nothing there" is told from "something missing". At
 * least one event, then as many as fit in $5 bytes.
 */
const readFrom = `
  select head.next_offset, found."offset", found.hash, found.event
  from event_log.head left join lateral (
    select "offset", encode(hash, 'hex') as hash, event
    from (
      select "offset", hash, event,
        sum(pg_column_size(event)) over (order by "offset" rows between unbounded preceding and 1 preceding) as before
      from event_log.event
      where stream = $1 and partition = $2 and "offset" >= $3 and "offset" < $3 + $4
    ) as sized
    where before is null or before < $5
  ) as found on true
  where head.stream = $1 and head.partition = $2
  order by found."offset"`;

/** See EventLog.read. */
export async function read(pool: Pool, from: Position, limit: number): Promise<readonly LogRecord[]> {
  const rows = await query<FoundRow>(pool, {
    name: 'event_log.read',
    text: readFrom,
    values: [from.stream, from.partition, from.offset, limit, maxReadBytes],
  });
  const nextOffset = Number(rows[0]?.next_offset ?? 0);
  if (from.offset > nextOffset) throw new LogHole({ ...from, offset: nextOffset });
  const records = rows.flatMap((row) => (row.offset === null ? [] : recordOf(row.offset, row, from)));
  const hole = records.findIndex((record, place) => record.offset !== from.offset + place);
  if (hole >= 0 || (records.length === 0 && limit > 0 && from.offset < nextOffset)) {
    throw new LogHole({ ...from, offset: from.offset + Math.max(hole, 0) });
  }
  return records;
}

/** See EventLog.readAt. */
export async function readAt(
  pool: Pool,
  { stream, partition }: { stream: StreamName; partition: number },
  offsets: readonly number[],
): Promise<readonly LogRecord[]> {
  const rows = await query<EventRow>(pool, {
    name: 'event_log.read_at',
    text: `
      select "offset", encode(hash, 'hex') as hash, event
      from event_log.event
      where stream = $1 and partition = $2 and "offset" = any ($3::bigint[])
      order by "offset"`,
    values: [stream, partition, offsets],
  });
  return rows.map((row) => recordOf(row.offset, row, { stream, partition }));
}

/** See EventLog.heads. */
export async function heads(pool: Pool, stream: StreamName): Promise<readonly Head[]> {
  const rows = await query<HeadRow>(pool, {
    name: 'event_log.heads',
    text: `
      select partition, next_offset,
        to_char(recordedtime at time zone interval '7 hours', 'YYYY-MM-DD"T"HH24:MI:SS.US"+07:00"') as recordedtime
      from event_log.head
      where stream = $1
      order by partition`,
    values: [stream],
  });
  return rows.map(({ partition, next_offset, recordedtime }) => ({
    partition,
    nextOffset: Number(next_offset),
    ...(recordedtime === null ? {} : { recordedTime: recordedtime }),
  }));
}

type HeadRow = { partition: number; next_offset: string; recordedtime: string | null };
type EventRow = { offset: string; hash: string; event: unknown };
type FoundRow = { next_offset: string; offset: string | null; hash: string; event: unknown };

function recordOf(
  offset: string,
  { hash, event }: { hash: string; event: unknown },
  { stream, partition }: { stream: StreamName; partition: number },
): LogRecord {
  return { stream, partition, offset: Number(offset), recordedTime: recordedTimeOf(event), hash, event };
}

function recordedTimeOf(event: unknown): string {
  const time = typeof event === 'object' && event !== null && 'recordedtime' in event ? event.recordedtime : undefined;
  if (typeof time !== 'string') throw new Error('an event stands in the log without its recordedtime');
  return time;
}
