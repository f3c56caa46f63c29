import type { FieldError, Parsed, RejectionCode } from '#event-catalog';
import type { Verdict } from './verdict.js';

type RefusedLine = Readonly<{ line: number; id: string | null; code: RejectionCode; errors: readonly FieldError[] }>;

/** What became of a file: counts, and the lines that were refused, at most 1,000 of them written out. */
export type FileReceipt = Readonly<{
  accepted: number;
  duplicate: number;
  rejected: number;
  refused: readonly RefusedLine[];
  refused_not_shown: number;
}>;

const shownLines = 1_000;

export class FileTally {
  private accepted = 0;
  private duplicate = 0;
  private rejected = 0;
  private readonly refused: RefusedLine[] = [];

  add(line: number, verdict: Verdict | undefined): void {
    if (verdict?.status === 'accepted') this.accepted += 1;
    if (verdict?.status === 'duplicate') this.duplicate += 1;
    if (verdict?.status === 'rejected')
      this.refuse({ line, id: verdict.id, code: verdict.code, errors: verdict.errors });
  }

  addFault(line: number, { code, errors }: Extract<Parsed<unknown>, { ok: false }>): void {
    this.refuse({ line, id: null, code, errors });
  }

  receipt(): FileReceipt {
    const { accepted, duplicate, rejected, refused } = this;
    return { accepted, duplicate, rejected, refused, refused_not_shown: rejected - refused.length };
  }

  private refuse(line: RefusedLine): void {
    this.rejected += 1;
    if (this.refused.length < shownLines) this.refused.push(line);
  }
}
