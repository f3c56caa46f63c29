export type FailureKind = 'refused' | 'no-agency' | 'no-page' | 'unreachable' | 'timed-out' | 'misunderstood';

/** What is wrong, in the page's language where the API said it, and with which parameter of its question. */
export type Reason = Readonly<{ parameter?: string | undefined; code?: string | undefined; detail: string }>;

export type FailureParts = Readonly<{
  kind: FailureKind;
  status: number;
  title?: string | undefined;
  reasons?: readonly Reason[];
  retryAfter?: string | undefined;
  cause?: unknown;
}>;

/** There is no answer to show; the page tells why, with the same status. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly kind: FailureKind;
  readonly status: number;
  readonly title: string | undefined;
  readonly reasons: readonly Reason[];
  readonly retryAfter: string | undefined;

  constructor({ kind, status, title, reasons = [], retryAfter, cause }: FailureParts) {
    super([kind, ...reasons.map(({ detail }) => detail)].join(': '), { cause });
    [this.kind, this.status, this.title, this.reasons] = [kind, status, title, reasons];
    this.retryAfter = retryAfter;
  }
}
