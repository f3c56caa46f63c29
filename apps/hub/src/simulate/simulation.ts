import { parseEvent } from '#event-catalog';
import type { Catalogue } from '#indicators';
import { type RecordedEvent } from '../log-filling.js';
import { Dice } from './dice.js';
import { documentLife } from './document-life.js';
import { dossierLife } from './dossier-life.js';
import { dayMs, type Draft, instant, type Stamped, stamped } from './draft.js';
import { EventQueue } from './event-queue.js';
import { type Mergers, withHandover } from './merger.js';
import { withConflicts, withStrangers } from './mistakes.js';
import { monthly, planProgress, quarterly, registrations } from './governance-life.js';
import { type Office, offices } from './offices.js';
import { accountLife, portalBeginnings, questionLife } from './portal-life.js';

export type SimulationOptions = Readonly<{
  seed: number;
  /** About this many events; lives are not cut off. */
  events: number;
  year: number;
  /** Codes of the agencies that act. */
  agencies: readonly string[];
  catalogue: Catalogue;
  mergers: Mergers;
}>;

/** Events that an average life has. */
const eventsOfALife = 5;

/**
 * A year of made-up events in the order in which a hub would have recorded them. The same options give the same events.
 * Memory holds only what is still to come of the lives that have begun.
 */
export function* simulation(options: SimulationOptions): Generator<RecordedEvent> {
  const start = Date.UTC(options.year, 0, 1) - 7 * 3_600_000;
  const end = Date.UTC(options.year + 1, 0, 1) - 7 * 3_600_000 - 1;
  const queue = new EventQueue();
  const all = offices(options.agencies);
  for (const event of beginnings(options, all, start)) queue.push(event);
  const lives = Math.max(0, Math.round((options.events - queue.size) / eventsOfALife));
  for (let number = 0; number < lives; number += 1) {
    const at = start + dayMs * Math.floor(1 + ((end - start - dayMs) * number) / lives / dayMs);
    yield* recorded(queue, at, end);
    const dice = Dice.of(options.seed, number);
    const drafts = withHandover(withStrangers(life(all, at, dice, number), dice.pick(all), dice), options.mergers);
    const events = stamped(drafts, `s${options.seed}-${number}`, dice);
    for (const event of withConflicts(events, dice)) queue.push(event);
  }
  yield* recorded(queue, end + 1, end);
}

function* recorded(queue: EventQueue, before: number, end: number): Generator<RecordedEvent> {
  for (let next = queue.popBefore(before); next !== undefined; next = queue.popBefore(before)) {
    if (next.recordedAt <= end) yield checked(next);
  }
}

function life(all: readonly Office[], at: number, dice: Dice, number: number): readonly Draft[] {
  const office = (dice.chance(0.8) ? dice.pick(all.slice(0, Math.ceil(all.length / 5))) : dice.pick(all)) ?? all[0];
  if (office === undefined) return [];
  const kind = dice.weighted({ dossier: 60, document: 22, account: 12, question: 6 });
  if (kind === 'document') return documentLife(office, all, at, dice);
  if (kind === 'account') return accountLife(office, at, dice);
  if (kind === 'question') return questionLife(office, at, dice);
  return dossierLife(office, at, dice, number);
}

/** The registry, portals and services, and what is declared month by month. */
function beginnings(
  { seed, year, catalogue }: SimulationOptions,
  all: readonly Office[],
  start: number,
): readonly Stamped[] {
  const dice = new Dice(seed);
  const drafts = [
    ...registrations(all, start),
    ...all.flatMap((office) => portalBeginnings(office, start, dice)),
    ...planProgress(start),
    ...Array.from({ length: 12 }, (_, month) => {
      const id = `${year}-${String(month + 1).padStart(2, '0')}`;
      return monthly(all, id, Date.UTC(year, month + 1, 4, 2), dice);
    }).flat(),
    ...Array.from({ length: 4 }, (_, quarter) =>
      quarterly(catalogue, all, { period: `${year}-Q${quarter + 1}`, at: Date.UTC(year, quarter * 3 + 3, 6, 2) }, dice),
    ).flat(),
  ];
  return stamped(drafts, `s${seed}`, dice).map((event) => (isRegistration(event) ? atOnce(event) : event));
}

/** What is registered is known before anything that happens there. */
function atOnce({ event }: Stamped): Stamped {
  return { event, recordedAt: Date.parse(String(event['time'])) + 1_000 };
}

function isRegistration({ event }: Stamped): boolean {
  return /\.(agency\.established|system\.registered)\./.test(String(event['type']));
}

function checked({ recordedAt, event }: Stamped): RecordedEvent {
  const parsed = parseEvent(event);
  if (!parsed.ok) throw new Error(`the simulated event is not valid: ${JSON.stringify([event, parsed.errors])}`);
  return { ...parsed.value, recordedtime: instant(recordedAt) };
}
