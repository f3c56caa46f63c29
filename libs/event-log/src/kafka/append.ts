import type { Kafka } from 'kafkajs';
import { LogUnavailable } from '../errors.js';
import type { Position } from '../event-log.js';
import type { Row } from '../group-commit.js';
import { DurableProducer } from './producer.js';
import { type Produced, producedOf, vietnamTime } from './records.js';

/** Appends groups, one after the other. */
export class Appender {
  private readonly producer: DurableProducer;
  /** The latest time that was given in a partition, in milliseconds: what the broker stamps after it may not be earlier. */
  private readonly latestGiven = new Map<string, number>();

  constructor(kafka: Kafka) {
    this.producer = new DurableProducer(kafka);
  }

  /** See GroupCommitOptions.commit. */
  async append(rows: readonly Row[]): Promise<readonly Position[]> {
    const topics = new Map<Row['stream'], Produced[]>();
    for (const row of rows) {
      const messages = topics.get(row.stream) ?? [];
      messages.push(producedOf(this.inOrder(row)));
      topics.set(row.stream, messages);
    }
    const topicMessages = [...topics].map(([topic, messages]) => ({ topic, messages }));
    return positionsOf(rows, await this.producer.send(topicMessages));
  }

  async close(): Promise<void> {
    await this.producer.close();
  }

  /** Where what was recorded before has a later time than the clock, that is the time of what follows. */
  private inOrder(row: Row): Row {
    const place = `${row.stream}/${row.partition}`;
    const latest = this.latestGiven.get(place) ?? 0;
    if (row.recordedTime !== undefined) {
      this.latestGiven.set(place, Math.max(latest, Date.parse(row.recordedTime)));
      return row;
    }
    if (Date.now() > latest) return row;
    const recordedTime = vietnamTime(latest);
    return { ...row, recordedTime, body: `${row.body}"recordedtime":"${recordedTime}"}` };
  }
}

/** A partition's rows were appended as one batch, in their order, so its first offset tells all. */
function positionsOf(rows: readonly Row[], firstOffsets: ReadonlyMap<string, number>): readonly Position[] {
  const next = new Map(firstOffsets);
  return rows.map(({ stream, partition }) => {
    const place = `${stream}/${partition}`;
    const offset = next.get(place);
    if (offset === undefined) throw new LogUnavailable(new Error(`no answer for ${place}`));
    next.set(place, offset + 1);
    return { stream, partition, offset };
  });
}
