/** How the oracle reads the text: each switch in the set is one planted misreading (`misreadings.ts`). */
export type Reading = ReadonlySet<Switch>;

export type Switch =
  | 'on-time-compares-days'
  | 'transfers-by-their-day'
  | 'withdrawn-is-resolved'
  | 'pauses-ignored'
  | 'midnight-is-due-that-day'
  | 'first-end-holds'
  | 'duplicates-counted'
  | 'last-conflict-wins'
  | 'foreign-sources-count'
  | 'days-are-utc'
  | 'end-day-still-open'
  | 'recalled-documents-count'
  | 'strangers-statuses-count'
  | 'linked-dossiers-count'
  | 'recorded-on-goes-back'
  | 'mean-of-ratios'
  | 'corrected-lends-its-time'
  | 'due-changed-after-end-holds'
  | 'later-transfers-take-the-end'
  | 'nulls-ignored'
  | 'last-is-last-in-the-log'
  | 'tree-by-dots'
  | 'last-status-is-the-day'
  | 'declared-figures-count-unapproved'
  | 'last-closing-ends-the-account';

export const asWritten: Reading = new Set();
