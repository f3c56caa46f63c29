import type { Position } from './event-log.js';
import { formatPosition } from './position.js';

/** An event is missing, or the log ends before the place where it was read before. The partition must stop: `log-hole`. */
export class LogHole extends Error {
  override readonly name = 'LogHole';

  constructor(readonly position: Position) {
    super(`log-hole at ${formatPosition(position)}`);
  }
}

/** More is waiting to be appended than the log takes in. Nothing of this call was appended. */
export class LogOverloaded extends Error {
  override readonly name = 'LogOverloaded';

  constructor(readonly retryAfterSeconds: number) {
    super(`the log is overloaded, try again in ${retryAfterSeconds} s`);
  }
}

/** The log does not answer. Whether a pending append happened is then unknown; the same event may be sent again. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';

  constructor(cause: unknown) {
    super('the log is unavailable', { cause });
  }
}

/** The log would not keep what it acknowledges through a power cut, so it takes nothing: `unsafe-settings`. */
export class LogUnsafe extends Error {
  override readonly name = 'LogUnsafe';

  constructor(cause: unknown) {
    super('the log is not durable as it is set up', { cause });
  }
}

/** Another tool has set a group's offsets; the tables are where they were, and stay there until they are folded again. */
export class OffsetsMoved extends Error {
  override readonly name = 'OffsetsMoved';

  constructor(
    readonly group: string,
    readonly position: string,
  ) {
    super(
      `the offsets of group ${group} were set by another tool (${position}), which moves no table: ` +
        '`lienthong rebuild` folds the stream again and sets both; to keep the tables, delete the offsets ' +
        `(kafka-consumer-groups --delete-offsets --group ${group})`,
    );
  }
}
