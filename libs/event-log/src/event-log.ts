import type { StreamName } from '#event-catalog';

export type NewEvent = {
  stream: StreamName;
  /** The partition key. */
  subject: string;
  /** JSON text of an object without `recordedtime`. */
  body: string;
  /** Content hash, 64 hexadecimal digits. */
  hash: string;
  /** Only for what was recorded before: imports and restores keep it. Else the log stamps. */
  recordedTime?: string;
  /** Where it stood before it came into the log: `egov.inbox.H58/0/12`. An engine that keeps headers keeps it. */
  origin?: string;
};

export type Position = { stream: StreamName; partition: number; offset: number };

/** `event` is what stands in the log, `recordedtime` included. */
export type LogRecord = Position & { recordedTime: string; hash: string; event: unknown };

/** `recordedTime` is that of the last event; undefined while there is none. */
export type Head = { partition: number; nextOffset: number; recordedTime?: string };

/** Called with a partition that may hold more than it did. A follower reads until it is answered nothing. */
export type OnAppended = (partition: number) => void;

/**
 * The log: streams of partitions of events, append-only. Offsets of a partition are dense and in the order in which the
 * events became visible; `recordedtime` never goes back in a partition, but where an import carries it.
 */
export interface EventLog {
  /** Durable when it resolves, in the order given. Rejects with LogOverloaded, LogUnavailable or LogUnsafe. */
  append(events: readonly NewEvent[]): Promise<readonly Position[]>;

  /** For events that belong to a partition by number, and for restoring. */
  appendTo(stream: StreamName, partition: number, events: readonly NewEvent[]): Promise<readonly Position[]>;

  /**
   * At most `limit` events from `from.offset` on, dense and in order; fewer where they are large, none only at the end.
   * Throws LogHole where an event is missing or the log ends before `from`.
   */
  read(from: Position, limit: number): Promise<readonly LogRecord[]>;

  /** In order of offset; offsets that the log does not hold are left out. */
  readAt(stream: StreamName, partition: number, offsets: readonly number[]): Promise<readonly LogRecord[]>;

  /** One for every partition, in order. */
  heads(stream: StreamName): Promise<readonly Head[]>;

  /**
   * Wakes the follower for every partition at the start and after an interruption, then whenever a partition grew, at
   * the latest a second after. It may be woken for nothing. Answers how to stop.
   */
  follow(stream: StreamName, onAppended: OnAppended): Promise<() => Promise<void>>;
}
