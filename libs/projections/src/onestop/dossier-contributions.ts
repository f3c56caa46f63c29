import { instantMicros, vietnamDay } from '#event-catalog';
import type { Contribution, Dims } from '../projection.js';
import { spans, stock, valueOn } from '../timeline.js';
import type { DossierFact } from './dossier-fact.js';
import { type DossierReading, type Ending, readDossier } from './dossier-reading.js';

/** What a dossier adds to the ledger, from its facts in event order. */
export function dossierContributions(facts: readonly DossierFact[]): readonly Contribution[] {
  const dossier = readDossier(facts);
  if (dossier === undefined || dossier.voided) return [];
  const workload = one('dossiers.workload', dossier.receivingAgency, {}, dossier.received.day);
  if (dossier.linked) return [workload];
  return [
    workload,
    received(dossier),
    ...openDays(dossier),
    ...ended(dossier),
    ...rated(dossier),
    ...paid(dossier),
    ...flags(dossier),
  ];
}

function received({ receivingAgency, channel, level, handling, received }: DossierReading): Contribution {
  return one('dossiers.received', receivingAgency, { channel, level, handling }, received.day);
}

function openDays(dossier: DossierReading): readonly Contribution[] {
  const due = dueInForce(dossier);
  const within = { from: dossier.received.day, to: dossier.ending?.at.day };
  const counted = spans(within, [...dossier.transfers, ...dossier.pauses, ...due], (day) => ({
    agency: valueOn(dossier.transfers, day) ?? dossier.receivingAgency,
    dims: {
      level: dossier.level,
      due: valueOn(dossier.pauses, day) === true ? 'paused' : (dueDay(valueOn(due, day)) ?? 'none'),
    },
  }));
  return stock('dossiers.open', counted);
}

function ended(dossier: DossierReading): readonly Contribution[] {
  const { ending, channel, level, handling, outcome } = dossier;
  if (ending === undefined) return [];
  const holder = finalHolder(dossier);
  if (ending.by !== 'resolved') return [one(`dossiers.${ending.by}`, holder, { channel, level }, ending.at.day)];
  const dims = { channel, level, handling, timeliness: timeliness(dossier, ending), outcome: outcome ?? 'approved' };
  return [one('dossiers.resolved', holder, dims, ending.at.day)];
}

function rated(dossier: DossierReading): readonly Contribution[] {
  const { rating, level } = dossier;
  if (rating === undefined) return [];
  const holder = finalHolder(dossier);
  const counted = one('dossiers.rated', holder, { level }, rating.day);
  return rating.score >= 4 ? [counted, { ...counted, measure: 'dossiers.rated-satisfied' }] : [counted];
}

function paid(dossier: DossierReading): readonly Contribution[] {
  const { payment, level } = dossier;
  if (payment === undefined) return [];
  const counted = one('dossiers.paid', finalHolder(dossier), { level }, payment.day);
  return payment.method === 'online' ? [counted, { ...counted, measure: 'dossiers.paid-online' }] : [counted];
}

function flags(dossier: DossierReading): readonly Contribution[] {
  const raised = [
    dossier.ending !== undefined && dueInForce(dossier).length < dossier.due.length ? 'due-changed-after-end' : '',
    dossier.ending !== undefined && endsBeforeReception(dossier, dossier.ending) ? 'end-before-reception' : '',
    dossier.collides ? 'collision' : '',
  ];
  return raised
    .filter((flag) => flag !== '')
    .map((flag) => one('quality', dossier.receivingAgency, { flag }, dossier.received.day));
}

/** The holder after the last transfer that is not later than the end. */
function finalHolder({ transfers, ending, receivingAgency }: DossierReading): string {
  const before = transfers.filter(({ micros }) => ending === undefined || micros <= ending.at.micros);
  return before.at(-1)?.value ?? receivingAgency;
}

/** A due date that is changed after the dossier ended does not make it on time. */
function dueInForce({ due, ending }: DossierReading): DossierReading['due'] {
  return due.filter(({ told }) => told === undefined || ending === undefined || told <= ending.at.micros);
}

function timeliness(dossier: DossierReading, ending: Ending): string {
  if (endsBeforeReception(dossier, ending)) return 'unknown';
  const due = valueOn(dueInForce(dossier), ending.at.day);
  if (due === undefined || due === null) return 'no-due-date';
  return ending.at.micros <= instantMicros(due) ? 'on-time' : 'late';
}

function endsBeforeReception({ received }: DossierReading, ending: Ending): boolean {
  return ending.at.micros < received.micros;
}

/** The day of the due instant, or the day before if that is exactly midnight. */
function dueDay(due: string | null | undefined): string | undefined {
  return due === null || due === undefined ? undefined : vietnamDay(instantMicros(due) - 1);
}

function one(measure: string, agency: string, dims: Dims, validOn: string): Contribution {
  return { measure, agency, dims, validOn, count: 1 };
}
