import type { StreamName } from '#event-catalog';
import { LogOverloaded } from './errors.js';
import type { Position } from './event-log.js';

/** An event with its place decided. */
export type Row = Readonly<{
  stream: StreamName;
  partition: number;
  /** The key where an engine keeps one. */
  subject: string;
  /** JSON text; open for a last member where the engine stamps the recorded time. */
  body: string;
  hash: string;
  recordedTime: string | undefined;
  origin?: string | undefined;
  bytes: number;
}>;

export type GroupCommitOptions = Readonly<{
  /** Appends all rows or none, in their order, and answers their positions in their order. */
  commit: (rows: readonly Row[]) => Promise<readonly Position[]>;
  /** Whether the engine refused a row for what it holds, so that the rows of other callers are tried without it. */
  refusesRow: (error: unknown) => boolean;
  /** Groups on their way at the same time. */
  writers: number;
  /** A group grows up to this, or to one caller's rows: those are never split. */
  groupEvents: number;
  groupBytes: number;
  /** More than this may not wait; a single call always may. */
  waitingEvents: number;
  waitingBytes: number;
}>;

type Call = Readonly<{
  rows: readonly Row[];
  bytes: number;
  since: number;
  resolve: (positions: readonly Position[]) => void;
  reject: (error: unknown) => void;
}>;

/**
 * Merges concurrent appends into one commit each: the log's speed is commits times their size, and one caller cannot fill
 * a commit. What arrives while the writers are busy makes the next group.
 */
export class GroupCommit {
  private readonly queue: Call[] = [];
  private waitingEvents = 0;
  private waitingBytes = 0;
  private busyWriters = 0;
  private scheduled = false;

  constructor(private readonly options: GroupCommitOptions) {}

  /** Rejects with LogOverloaded at once when too much waits. */
  append(rows: readonly Row[]): Promise<readonly Position[]> {
    if (rows.length === 0) return Promise.resolve([]);
    const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
    if (this.isOverloadedBy(rows.length, bytes)) return Promise.reject(new LogOverloaded(this.retryAfterSeconds()));
    return new Promise((resolve, reject) => {
      this.queue.push({ rows, bytes, since: performance.now(), resolve, reject });
      this.waitingEvents += rows.length;
      this.waitingBytes += bytes;
      this.schedule();
    });
  }

  /** When everything that was called before is answered. */
  async idle(): Promise<void> {
    while (this.queue.length > 0 || this.busyWriters > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** What waits to be appended. */
  waiting(): { events: number; bytes: number } {
    return { events: this.waitingEvents, bytes: this.waitingBytes };
  }

  private isOverloadedBy(events: number, bytes: number): boolean {
    if (this.queue.length === 0) return false;
    return (
      this.waitingEvents + events > this.options.waitingEvents || this.waitingBytes + bytes > this.options.waitingBytes
    );
  }

  /** Whoever comes now would wait about as long as the first in the queue has. */
  private retryAfterSeconds(): number {
    return Math.max(1, Math.ceil((performance.now() - (this.queue[0]?.since ?? 0)) / 1000));
  }

  /** After the running turn of the event loop, so that requests that were read together are committed together. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.busyWriters < this.options.writers && this.queue.length > 0) void this.write(this.nextGroup());
    });
  }

  private nextGroup(): readonly Call[] {
    let events = 0;
    let bytes = 0;
    let size = 0;
    for (const call of this.queue) {
      events += call.rows.length;
      bytes += call.bytes;
      if (size > 0 && (events > this.options.groupEvents || bytes > this.options.groupBytes)) break;
      size += 1;
    }
    const group = this.queue.splice(0, size);
    for (const call of group) {
      this.waitingEvents -= call.rows.length;
      this.waitingBytes -= call.bytes;
    }
    return group;
  }

  private async write(group: readonly Call[]): Promise<void> {
    this.busyWriters += 1;
    try {
      await this.commit(group);
    } finally {
      this.busyWriters -= 1;
      this.schedule();
    }
  }

  private async commit(group: readonly Call[]): Promise<void> {
    try {
      const positions = await this.options.commit(group.flatMap((call) => call.rows));
      let start = 0;
      for (const call of group) {
        call.resolve(positions.slice(start, start + call.rows.length));
        start += call.rows.length;
      }
    } catch (error) {
      if (group.length > 1 && this.options.refusesRow(error)) {
        for (const call of group) await this.commit([call]);
        return;
      }
      for (const call of group) call.reject(error);
    }
  }
}
