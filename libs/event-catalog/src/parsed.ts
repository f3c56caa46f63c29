/** What an outside value turned into: one of our types, or the reason why not. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; code: RejectionCode; errors: readonly FieldError[] };

export type FieldError = Readonly<{
  /** JSON pointer relative to the event: `/data/level`. */
  pointer: string;
  /** The rule that was broken, as JSON Schema names it: `maximum`, `required`, … */
  code: string;
  /** For people; never repeats what was sent. */
  detail: string;
}>;

export type RejectionCode = (typeof rejectionCodes)[number];

/** The closed list of codes of the whole API; they never change. */
export const rejectionCodes = [
  'invalid-parameter',
  'unknown-parameter',
  'unknown-indicator',
  'unknown-measure',
  'unknown-org',
  'bad-period',
  'mutually-exclusive',
  'bad-cursor',
  'too-many-rows',
  'as-of-not-closed',
  'unauthenticated',
  'forbidden-scope',
  'org-mismatch',
  'foreign-source',
  'clock-skew',
  'schema-violation',
  'unknown-event-type',
  'invalid-json',
  'id-conflict',
  'payload-too-large',
  'too-deep',
  'unsupported-media-type',
  'rate-limited',
  'overloaded',
  'log-unavailable',
  'projection-behind',
  'unsafe-settings',
  'not-found',
  'method-not-allowed',
] as const;

/** Refuses for one reason. */
export function refused(
  code: RejectionCode,
  error: FieldError,
): { ok: false; code: RejectionCode; errors: FieldError[] } {
  return { ok: false, code, errors: [error] };
}
