import type { FieldError, RejectionCode } from '#event-catalog';
import type { Verdict } from './verdict.js';

type LineError = FieldError & Readonly<{ line: number; column?: number }>;

type RefusedLine = Readonly<{
  line: number;
  id: string | null;
  status: 'rejected';
  code: RejectionCode;
  errors: readonly LineError[];
}>;

/** What became of a file: the counts of a batch, and of the verdicts only the refusals. */
export type FileReceipt = Readonly<{
  accepted: number;
  duplicate: number;
  rejected: number;
  /** The first refusals, in the order of the file. */
  events: readonly RefusedLine[];
  /** Refusals beyond those. */
  not_shown: number;
  /** The line from which on the file was not read; null if it was read to its end. */
  stopped_at: number | null;
}>;

/** A file that is wrong throughout would be answered with more than itself. */
const shownRefusals = 1_000;

export class FileTally {
  private readonly counts = { accepted: 0, duplicate: 0, rejected: 0 };
  private readonly events: RefusedLine[] = [];

  constructor(private readonly columnOf: (pointer: string) => number | undefined) {}

  add(line: number, verdict: Verdict): void {
    if (verdict.status === 'valid') return;
    this.counts[verdict.status] += 1;
    if (verdict.status !== 'rejected' || this.events.length === shownRefusals) return;
    this.events.push({ line, ...verdict, errors: verdict.errors.map((error) => this.placed(line, error)) });
  }

  isEmpty(): boolean {
    return this.stored() === 0 && this.counts.rejected === 0;
  }

  /** How many events of this file the log has. */
  stored(): number {
    return this.counts.accepted + this.counts.duplicate;
  }

  receipt(stoppedAt: number | null): FileReceipt {
    const { counts, events } = this;
    return { ...counts, events, not_shown: counts.rejected - events.length, stopped_at: stoppedAt };
  }

  private placed(line: number, error: FieldError): LineError {
    const column = this.columnOf(error.pointer);
    return { line, ...(column === undefined ? {} : { column }), ...error };
  }
}
