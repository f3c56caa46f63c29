import type { FieldError, RejectionCode } from '#event-catalog';

/** What became of one event of a request. */
export type Verdict =
  | Readonly<{ id: string | null; status: 'accepted' | 'duplicate'; position: string }>
  | Readonly<{ id: string | null; status: 'valid' }>
  | RejectedVerdict;

export type RejectedVerdict = Readonly<{
  id: string | null;
  status: 'rejected';
  code: RejectionCode;
  errors: readonly FieldError[];
}>;

export type Receipt = Readonly<{
  accepted: number;
  duplicate: number;
  rejected: number;
  /** Only where nothing was to be stored. */
  valid?: number;
  events: readonly Verdict[];
}>;

/** @param pointers whether errors name the event's place in the batch. */
export function receiptOf(verdicts: readonly Verdict[], pointers: 'in-batch' | 'in-event'): Receipt {
  const count = (status: Verdict['status']): number => verdicts.filter((verdict) => verdict.status === status).length;
  const valid = count('valid');
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    ...(valid === 0 ? {} : { valid }),
    events: pointers === 'in-event' ? verdicts : verdicts.map(placed),
  };
}

function placed(verdict: Verdict, index: number): Verdict {
  if (verdict.status !== 'rejected') return verdict;
  const errors = verdict.errors.map((error) => ({ ...error, pointer: `/${index}${error.pointer}` }));
  return { ...verdict, errors };
}
