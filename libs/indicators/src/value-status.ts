export type ValueStatus = 'ok' | 'not_reported' | 'undefined' | 'not_applicable' | 'suppressed';

export type ValueQuestion = Readonly<{
  /** Whether the catalogue means the indicator for this kind of agency, and the agency exists on the day. */
  applies: boolean;
  /**
   * Whether the group spoke at all: the denominator's measures have a row for it (for a flow in the period, for a
   * stock up to its day), or a counted event of a needed context with its `time` there reports for it.
   */
  reported: boolean;
  denominator: number | bigint;
}>;

/** Unknown, not defined and zero are different answers. `suppressed` is for small cells, which nothing suppresses yet. */
export function valueStatus({ applies, reported, denominator }: ValueQuestion): ValueStatus {
  if (!applies) return 'not_applicable';
  if (!reported) return 'not_reported';
  return BigInt(denominator) === 0n ? 'undefined' : 'ok';
}
