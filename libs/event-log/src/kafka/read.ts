import type Cluster from 'kafkajs/src/cluster/index.js';
import { streams, type StreamName } from '#event-catalog';
import { LogHole } from '../errors.js';
import type { Head, LogRecord, Position } from '../event-log.js';
import { formatPosition } from '../position.js';
import type { KafkaCluster } from './cluster.js';
import { fetchAt, fetchFrom, offsetsOf } from './fetch.js';
import { logRecord } from './records.js';

/** A read parses its events in one turn of the event loop, so it is kept to a few milliseconds. */
const maxReadBytes = 1024 * 1024;
/** For one event: the batch that holds it comes whole where it is the first of an answer, so nothing more is asked for. */
const oneBatch = 1;
/** For the last events of many partitions in one answer, of which each may be in the largest batch. */
const largestBatch = 8 * 1024 * 1024;
/** Slices that were fetched and not yet asked for; each about `maxReadBytes`. */
const maxSlicesAhead = 32;

/** Fetched records of a partition, from the one that was asked for on. */
type Slice = Readonly<{ end: number; records: readonly Cluster.FetchedRecord[] }>;

/**
 * Reads partitions by offset. A broker answers whole batches, so what one read leaves over is kept for the next, and while
 * a full slice is worked on the next one is fetched.
 */
export class PartitionReader {
  /** By the position where the next read of that partition will begin. */
  private readonly ahead = new Map<string, Promise<Slice>>();

  constructor(private readonly cluster: KafkaCluster) {}

  /** See EventLog.read. */
  async read(from: Position, limit: number): Promise<readonly LogRecord[]> {
    if (limit <= 0) return [];
    const { end, records } = await this.slice(from);
    if (records.length === 0 && from.offset < end) throw new LogHole(from);
    const answered = records.slice(0, sizeOf(records, limit));
    const hole = answered.findIndex(({ offset }, place) => Number(offset) !== from.offset + place);
    if (hole >= 0) throw new LogHole({ ...from, offset: from.offset + hole });
    this.keepAhead(
      { ...from, offset: from.offset + answered.length },
      { end, records: records.slice(answered.length) },
    );
    return answered.map((record) => logRecord(record, from));
  }

  /** See EventLog.readAt. */
  async readAt(stream: StreamName, partition: number, offsets: readonly number[]): Promise<readonly LogRecord[]> {
    const found = new Map<number, Cluster.FetchedRecord>();
    const [start, end] = await Promise.all([
      offsetsOf(this.cluster, stream, [partition], 'start'),
      offsetsOf(this.cluster, stream, [partition], 'end'),
    ]);
    const wanted = [...new Set(offsets)].sort((a, b) => a - b);
    for (const offset of wanted) {
      if (found.has(offset) || offset < (start.get(partition) ?? 0) || offset >= (end.get(partition) ?? 0)) continue;
      const { messages } = await fetchFrom(this.cluster, { stream, partition, offset }, oneBatch);
      for (const record of messages) found.set(Number(record.offset), record);
    }
    return wanted.flatMap((offset) => {
      const record = found.get(offset);
      return record === undefined ? [] : [logRecord(record, { stream, partition })];
    });
  }

  private async slice(from: Position): Promise<Slice> {
    const key = formatPosition(from);
    const kept = this.ahead.get(key);
    this.ahead.delete(key);
    const slice = await (kept ?? this.fetched(from));
    // it was fetched while the log ended there; by now it may have grown
    return kept !== undefined && slice.records.length === 0 ? await this.fetched(from) : slice;
  }

  private async fetched(from: Position): Promise<Slice> {
    return sliceFrom(from, await fetchFrom(this.cluster, from, maxReadBytes));
  }

  private keepAhead(next: Position, rest: Slice): void {
    if (next.offset >= rest.end) return;
    const slice = rest.records.length > 0 ? Promise.resolve(rest) : this.fetched(next);
    slice.catch(() => undefined); // whoever reads there is told
    this.ahead.set(formatPosition(next), slice);
    for (const [oldest] of this.ahead) {
      if (this.ahead.size <= maxSlicesAhead) break;
      this.ahead.delete(oldest);
    }
  }
}

function sliceFrom({ offset }: Position, { highWatermark, messages }: Cluster.FetchedPartition): Slice {
  return { end: Number(highWatermark), records: messages.filter((record) => Number(record.offset) >= offset) };
}

/** As many as were asked for and fit into a read; never none. */
function sizeOf(records: readonly Cluster.FetchedRecord[], limit: number): number {
  let bytes = 0;
  let size = 0;
  for (const { value } of records.slice(0, limit)) {
    bytes += value?.length ?? 0;
    if (size > 0 && bytes > maxReadBytes) break;
    size += 1;
  }
  return size;
}

/** See EventLog.heads. The time of the last record is read only where the partition grew since it was read last. */
export class Heads {
  private readonly known = new Map<string, Head>();

  constructor(private readonly cluster: KafkaCluster) {}

  async of(stream: StreamName): Promise<readonly Head[]> {
    const partitions = [...Array(streams[stream].partitions).keys()];
    const ends = await offsetsOf(this.cluster, stream, partitions, 'end');
    const grown = partitions.filter(
      (partition) => this.known.get(`${stream}/${partition}`)?.nextOffset !== ends.get(partition),
    );
    await this.look(stream, grown, ends);
    return partitions.map((partition) => this.known.get(`${stream}/${partition}`) ?? { partition, nextOffset: 0 });
  }

  private async look(
    stream: StreamName,
    partitions: readonly number[],
    ends: ReadonlyMap<number, number>,
  ): Promise<void> {
    const filled = partitions.filter((partition) => (ends.get(partition) ?? 0) > 0);
    const leaders = filled.length === 0 ? [] : await this.cluster.leaders(stream, filled);
    for (const { broker, partitions: led } of leaders) {
      const wanted = led.map((partition) => ({
        partition,
        offset: (ends.get(partition) ?? 0) - 1,
        maxBytes: largestBatch,
      }));
      for (const { partition, messages } of await fetchAt(broker, stream, wanted)) {
        const nextOffset = ends.get(partition) ?? 0;
        const last = messages.find(({ offset }) => Number(offset) === nextOffset - 1);
        const recordedTime = last === undefined ? undefined : logRecord(last, { stream, partition }).recordedTime;
        this.known.set(`${stream}/${partition}`, {
          partition,
          nextOffset,
          ...(recordedTime === undefined ? {} : { recordedTime }),
        });
      }
    }
  }
}
