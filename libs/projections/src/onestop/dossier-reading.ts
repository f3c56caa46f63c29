import { instantMicros, vietnamDay } from '#event-catalog';
import type { Stamp } from '../facts.js';
import { type Assertion, beginning } from '../timeline.js';
import type { CorrectedFact, DossierFact, Outcome, ReceivedFact } from './dossier-fact.js';

/** An instant (microseconds) and its day in Việt Nam. */
export type Moment = Readonly<{ micros: number; day: string }>;

export type Ending = Readonly<{ by: 'resolved' | 'withdrawn' | 'stopped'; at: Moment }>;

/** A due date from a day on; `told` is the `time` of an event that counts only while the dossier is open. */
type DueAssertion = Assertion<string | null> & Readonly<{ told: number | undefined }>;

/** A dossier as its facts, read in event order, describe it. */
export type DossierReading = Readonly<{
  received: Moment;
  receivingAgency: string;
  level: string;
  channel: string;
  handling: string;
  linked: boolean;
  ending: Ending | undefined;
  outcome: Outcome | undefined;
  transfers: readonly (Assertion<string> & Readonly<{ micros: number }>)[];
  pauses: readonly Assertion<boolean>[];
  due: readonly DueAssertion[];
  rating: Readonly<{ score: number; day: string }> | undefined;
  payment: Readonly<{ method: string; day: string }> | undefined;
  voided: boolean;
  collides: boolean;
}>;

type Notes = {
  first: { time: Moment; fact: ReceivedFact } | undefined;
  last: ReceivedFact | undefined;
  agency: string | undefined;
  level: number | undefined;
  channel: string | undefined;
  handling: string | undefined;
  receivedAt: string | undefined;
  parent: string | undefined;
  ending: Ending | undefined;
  outcome: Outcome | undefined;
  resolvedTime: Moment | undefined;
  transfers: (Assertion<string> & { micros: number })[];
  pauses: Assertion<boolean>[];
  due: DueAssertion[];
  rating: { score: number; day: string } | undefined;
  payment: { method: string; day: string } | undefined;
  voided: boolean;
  collides: boolean;
};

/** All of its fields from the beginning: one that grows them costs several times as much. */
function blankNotes(): Notes {
  return {
    first: undefined,
    last: undefined,
    agency: undefined,
    level: undefined,
    channel: undefined,
    handling: undefined,
    receivedAt: undefined,
    parent: undefined,
    ending: undefined,
    outcome: undefined,
    resolvedTime: undefined,
    transfers: [],
    pauses: [],
    due: [],
    rating: undefined,
    payment: undefined,
    voided: false,
    collides: false,
  };
}

/** Nothing is counted for a dossier before a `received`: then there is nothing to read. */
export function readDossier(facts: readonly DossierFact[]): DossierReading | undefined {
  const notes = blankNotes();
  for (const fact of facts) read(notes, fact);
  const { first, last, level, channel, handling } = notes;
  if (first === undefined || last === undefined) return undefined;
  return {
    received: notes.receivedAt === undefined ? first.time : moment(notes.receivedAt),
    receivingAgency: notes.agency ?? last.agency,
    level: String(level ?? last.level),
    channel: channel ?? last.channel,
    handling: handling ?? last.handling,
    linked: notes.parent !== undefined,
    ending: notes.ending,
    outcome: notes.outcome,
    transfers: notes.transfers,
    pauses: notes.pauses,
    due: notes.due,
    rating: notes.rating,
    payment: notes.payment,
    voided: notes.voided,
    collides: notes.collides,
  };
}

export function moment(instant: string): Moment {
  return momentOf(instantMicros(instant));
}

function read(notes: Notes, fact: DossierFact): void {
  switch (fact.is) {
    case 'received':
      return readReceived(notes, fact);
    case 'corrected':
      return readCorrected(notes, fact);
    case 'rated':
      notes.rating = { score: fact.score, day: momentOf(fact.at[0]).day };
      return;
    case 'paid':
      notes.payment = { method: fact.method, day: momentOf(fact.at[0]).day };
      return;
    case 'refunded':
      notes.payment = undefined;
      return;
    case 'voided':
    case 'restored':
      notes.voided = fact.is === 'voided';
      return;
    case 'transferred':
    case 'suspended':
    case 'resumed':
      return readCourse(notes, fact);
    case 'resolved':
    case 'withdrawn':
    case 'stopped':
    case 'reopened':
      return readEnd(notes, fact);
  }
}

function readReceived(notes: Notes, fact: ReceivedFact): void {
  notes.first ??= { time: momentOf(fact.at[0]), fact };
  notes.collides ||= collide(notes.first.fact, fact);
  notes.last = fact;
  notes.agency = fact.agency;
  readRegisters(notes, fact);
  if (fact.dueAt !== undefined) notes.due.push({ from: beginning, value: fact.dueAt, told: undefined });
}

function readCorrected(notes: Notes, fact: CorrectedFact): void {
  if (fact.agency !== undefined) notes.agency = fact.agency ?? undefined;
  readRegisters(notes, fact);
  if (fact.dueAt !== undefined) notes.due.push({ from: beginning, value: fact.dueAt, told: fact.at[0] });
  if (fact.outcome !== undefined) notes.outcome = fact.outcome;
  if (fact.resolvedAt === undefined || notes.ending?.by !== 'resolved' || notes.resolvedTime === undefined) return;
  notes.ending = { by: 'resolved', at: fact.resolvedAt === null ? notes.resolvedTime : moment(fact.resolvedAt) };
}

function readRegisters(notes: Notes, fact: ReceivedFact | CorrectedFact): void {
  if (fact.level !== undefined) notes.level = fact.level;
  if (fact.channel !== undefined) notes.channel = fact.channel;
  if (fact.handling !== undefined) notes.handling = fact.handling;
  if (fact.receivedAt !== undefined) notes.receivedAt = fact.receivedAt ?? undefined;
  if (fact.parent !== undefined) notes.parent = fact.parent ?? undefined;
}

function readCourse(notes: Notes, fact: Extract<DossierFact, { is: 'transferred' | 'suspended' | 'resumed' }>): void {
  const { micros, day } = moment(fact.on);
  if (fact.is === 'transferred') {
    notes.transfers.push({ from: day, value: fact.toAgency, micros });
    return;
  }
  notes.pauses.push({ from: day, value: fact.is === 'suspended' });
  if (fact.is === 'resumed' && fact.newDueAt !== undefined) {
    notes.due.push({ from: day, value: fact.newDueAt, told: fact.at[0] });
  }
}

function readEnd(
  notes: Notes,
  fact: Extract<DossierFact, { is: 'resolved' | 'withdrawn' | 'stopped' | 'reopened' }>,
): void {
  if (fact.is === 'reopened') {
    notes.ending = undefined;
    return;
  }
  notes.ending = { by: fact.is, at: moment(fact.on) };
  if (fact.is !== 'resolved') return;
  notes.resolvedTime = momentOf(fact.at[0]);
  notes.outcome = fact.outcome;
}

/** Counter numbers are used again: two systems of one home that mean different dossiers by the same code. */
function collide(first: ReceivedFact, other: ReceivedFact): boolean {
  if (sourceOf(first.at) === sourceOf(other.at)) return false;
  return first.procedure !== other.procedure || receivedDay(first) !== receivedDay(other);
}

function receivedDay(fact: ReceivedFact): string {
  return fact.receivedAt === undefined ? momentOf(fact.at[0]).day : moment(fact.receivedAt).day;
}

function sourceOf(at: Stamp): string {
  return at[1];
}

function momentOf(micros: number): Moment {
  return { micros, day: vietnamDay(micros) };
}
