import { instantMicros, vietnamDay } from '#event-catalog';
import type { Contribution, Dims } from '../projection.js';
import type { DocumentFact } from './document-fact.js';

type SentFact = Extract<DocumentFact, { is: 'sent' }>;
type StatusFact = Extract<DocumentFact, { is: 'status' | 'completed' }>;

/** What a document and its deliveries, one per receiver, add to the ledger. A recalled one adds nothing. */
export function documentContributions(facts: readonly DocumentFact[]): readonly Contribution[] {
  const sent = facts.filter(isSent);
  const last = sent.at(-1);
  if (last === undefined || facts.some(({ is }) => is === 'recalled')) return [];
  const receivers = new Set(sent.flatMap(({ to }) => to));
  const dims = { signed: String(last.signed), kind: last.kind };
  const issued = one('documents.issued', last.from, dims, sentDay(sent));
  const statuses = facts.filter(isStatus);
  return [
    issued,
    { ...issued, measure: 'documents.sent', count: receivers.size },
    ...[...receivers].flatMap((receiver) => delivery(statuses, receiver)),
    ...strangers(statuses, receivers, issued),
  ];
}

function delivery(statuses: readonly StatusFact[], receiver: string): readonly Contribution[] {
  const own = statuses.filter(({ agency }) => agency === receiver);
  const first = own[0];
  if (first === undefined) return [];
  const received = one('documents.received', receiver, {}, dayOf(first.on));
  const completed = own.find(({ is }) => is === 'completed');
  return completed === undefined
    ? [received]
    : [received, one('documents.completed', receiver, {}, dayOf(completed.on))];
}

/** A status of an agency that the document was never sent to counts nothing; its sender sees the flag. */
function strangers(
  statuses: readonly StatusFact[],
  receivers: ReadonlySet<string>,
  issued: Contribution,
): readonly Contribution[] {
  if (statuses.every(({ agency }) => receivers.has(agency))) return [];
  return [one('quality', issued.agency, { flag: 'status-of-stranger' }, issued.validOn)];
}

/** A time that no event carries is the `time` of the first `sent`. */
function sentDay(sent: readonly SentFact[]): string {
  const carried = sent.findLast(({ sentAt }) => sentAt !== undefined)?.sentAt;
  return carried === undefined ? vietnamDay(sent[0]?.at[0] ?? 0) : dayOf(carried);
}

function dayOf(instant: string): string {
  return vietnamDay(instantMicros(instant));
}

function isSent(fact: DocumentFact): fact is SentFact {
  return fact.is === 'sent';
}

function isStatus(fact: DocumentFact): fact is StatusFact {
  return fact.is === 'status' || fact.is === 'completed';
}

function one(measure: string, agency: string, dims: Dims, validOn: string): Contribution {
  return { measure, agency, dims, validOn, count: 1 };
}
