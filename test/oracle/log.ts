import { contentHash } from './canonical.js';
import { grouped } from './grouped.js';
import { isData, requiredText, textOf, type Data } from './data.js';
import type { Reading } from './reading.js';
import { dayOf, micros } from './time.js';

export type OracleRecord = {
  stream: string;
  partition: number;
  offset: number;
  recordedTime: string;
  event: Record<string, unknown>;
};

/** A record of the log, read once. */
export type LogEvent = {
  readonly stream: string;
  readonly position: string;
  readonly recordedOn: string;
  readonly context: string;
  /** What is left of the type: `dossier.received` of `vn.egov.onestop.dossier.received.v1`. */
  readonly fact: string;
  readonly id: string;
  readonly source: string;
  /** The agency of the source. */
  readonly agency: string;
  readonly subject: string;
  readonly mendsId: string | undefined;
  readonly time: number;
  readonly day: string;
  readonly data: Data;
  readonly hash: string;
};

/** All records, partition by partition, each in the order of its offsets. */
export function readLog(records: readonly OracleRecord[], reading: Reading): readonly LogEvent[] {
  const partitions = grouped(records, (record) => `${record.stream}/${record.partition}`);
  return [...partitions.values()].flatMap((partition) => readPartition(partition, reading));
}

function readPartition(records: readonly OracleRecord[], reading: Reading): LogEvent[] {
  let recordedOn = '';
  return records
    .toSorted((a, b) => a.offset - b.offset)
    .map((record) => {
      const day = dayOf(micros(record.recordedTime), reading);
      // "the later of the day of `recordedtime` and the partition's previous `recorded_on`"
      if (day > recordedOn || reading.has('recorded-on-goes-back')) recordedOn = day;
      return readRecord(record, recordedOn, reading);
    });
}

function readRecord(record: OracleRecord, recordedOn: string, reading: Reading): LogEvent {
  const { event } = record;
  const type = requiredText(event, 'type').split('.');
  const source = requiredText(event, 'source');
  const time = micros(requiredText(event, 'time'));
  return {
    stream: record.stream,
    position: `${record.stream}/${record.partition}/${record.offset}`,
    recordedOn,
    context: type[2] ?? '',
    fact: type.slice(3, -1).join('.'),
    id: requiredText(event, 'id'),
    source,
    agency: source.split(':')[2] ?? '',
    subject: requiredText(event, 'subject'),
    mendsId: textOf(event, 'mendsid'),
    time,
    day: dayOf(time, reading),
    data: isData(event['data']) ? event['data'] : {},
    hash: contentHash(event),
  };
}
