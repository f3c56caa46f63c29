import type { Reading, Switch } from './reading.js';

/** Plausible mistakes; each must move at least one cell on random events, or the events would not find it in the product. */
export const misreadings: readonly { name: Switch; mistake: string }[] = [
  { name: 'on-time-compares-days', mistake: 'on time is judged by the day, not by the instant' },
  { name: 'transfers-by-their-day', mistake: 'the last transfer is the one with the latest `at`, not the last event' },
  { name: 'withdrawn-is-resolved', mistake: 'a withdrawn dossier counts as resolved' },
  { name: 'pauses-ignored', mistake: 'a suspended dossier keeps its due day' },
  { name: 'midnight-is-due-that-day', mistake: 'a due instant at 00:00 is due on that day, not the day before' },
  { name: 'first-end-holds', mistake: 'the first end counts, and nothing reopens it' },
  { name: 'duplicates-counted', mistake: 'a reception that comes again counts again' },
  { name: 'last-conflict-wins', mistake: 'of two contents under one id the last in the log counts' },
  { name: 'foreign-sources-count', mistake: 'events from another home count' },
  { name: 'days-are-utc', mistake: 'days are those of UTC' },
  { name: 'end-day-still-open', mistake: 'a dossier is still open on the day of its end' },
  { name: 'recalled-documents-count', mistake: 'a recalled document still counts' },
  { name: 'strangers-statuses-count', mistake: 'a status of an agency that the document was not sent to counts' },
  { name: 'linked-dossiers-count', mistake: 'a dossier with `parent` counts everywhere' },
  { name: 'recorded-on-goes-back', mistake: 'recorded on the day of `recordedtime`, even if the partition is further' },
  { name: 'mean-of-ratios', mistake: "a group's value is the mean of its agencies' ratios" },
  {
    name: 'corrected-lends-its-time',
    mistake: 'without `receivedAt` the time of the last correction is the reception',
  },
  { name: 'due-changed-after-end-holds', mistake: 'a due date that was changed after the end holds' },
  {
    name: 'later-transfers-take-the-end',
    mistake: 'whoever holds the dossier last gets its end, even one transferred later',
  },
  { name: 'nulls-ignored', mistake: '`null` clears nothing' },
  { name: 'last-is-last-in-the-log', mistake: 'the last event is the one that came last' },
  { name: 'tree-by-dots', mistake: 'the tree is that of the dotted codes, whatever the registry says' },
  { name: 'last-status-is-the-day', mistake: 'a document is received on the day of its last status' },
  { name: 'declared-figures-count-unapproved', mistake: 'a declared figure counts before it is approved' },
  { name: 'last-closing-ends-the-account', mistake: 'an account ends with its last closing' },
];

export function misread(name: Switch): Reading {
  return new Set([name]);
}
