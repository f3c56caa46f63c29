import type { Catalogue } from '#indicators';
import type { RecordedEvent } from '../log-filling.js';
import { accountLife, questionLife } from './citizen-lives.js';
import { Dice, type Odds } from './dice.js';
import { documentLife } from './document-life.js';
import { dossierLife } from './dossier-life.js';
import type { Draft, Scene } from './draft.js';
import { Establishment } from './establishment.js';
import { type Mergers, withMerger } from './mergers.js';
import type { ActingAgency } from './office.js';
import { offices } from './offices.js';
import { recorded } from './recorded.js';
import { RunningNumbers } from './running-numbers.js';
import { dayMs, dayNumber, dayStart, type Span } from './time.js';
import { Timeline } from './timeline.js';
import { WorkCalendar } from './work-calendar.js';
import { Workforce } from './workforce.js';
import { WorkPlan } from './work-plan.js';

export type SimulationOptions = Readonly<{
  seed: number;
  /** About so many: lives are not cut off, and registry and portals alone need some hundreds. */
  events: number;
  /** What happens from this day to before that one, `2020-01-01`; it arrives until four weeks later. */
  from: string;
  to: string;
  agencies: readonly ActingAgency[];
  catalogue: Catalogue;
  mergers: Mergers;
}>;

/**
 * Made-up events in the order in which a hub would have recorded them: the same to the byte for the same options.
 * Memory holds what is on its way, and nothing of what has arrived.
 *
 * @throws RangeError if the span does not go from a day to a later one.
 */
export function* simulation(options: SimulationOptions): Generator<RecordedEvent> {
  const { seed, events, mergers } = options;
  const span = spanOf(options);
  const calendar = new WorkCalendar(span.from, span.to + 1_200 * dayMs);
  const numbers = new RunningNumbers();
  const acting = offices({ ...options, span, count: officeCount(events, span) });
  const timeline = new Timeline({ to: span.to, numbering: new Set(acting.slice(0, 2).map(({ onestop }) => onestop)) });
  const establishment = new Establishment({ ...options, span, acting, calendar, numbers, timeline });
  const workforce = new Workforce(acting, mergers);
  const plan = new WorkPlan(calendar, span);
  let life = 0;
  establishment.open();
  for (let at = span.from; at < span.to; at += dayMs) {
    establishment.turn(at);
    const shift = workforce.on(at);
    const left = Math.max(0, events - timeline.size - establishment.toCome(at));
    for (const enough = timeline.size + left * plan.part(at); timeline.size < enough; life += 1) {
      const dice = Dice.of(seed, life);
      const office = shift.pick(dice);
      if (office === undefined) break;
      const drafts = lifeOf({ office, others: shift.offices, at, dice, calendar, numbers });
      timeline.tell(withMerger(drafts, office, mergers), `s${seed}-${life}`, dice, shift.pick(dice));
    }
    for (const arrival of timeline.take(dayNumber(at))) yield recorded(arrival);
  }
  establishment.close();
  for (let day = dayNumber(span.to); day <= timeline.lastDay; day += 1) {
    for (const arrival of timeline.take(day)) yield recorded(arrival);
  }
}

type Kind = 'dossier' | 'document' | 'account' | 'question';

const onWorkdays: Odds<Kind> = [
  ['dossier', 0.66],
  ['document', 0.1],
  ['account', 0.17],
  ['question', 0.07],
];

const onDaysOff: Odds<Kind> = [
  ['account', 0.7],
  ['question', 0.3],
];

function lifeOf(scene: Scene): readonly Draft[] {
  const kind = scene.dice.weighted(scene.calendar.isWorkday(scene.at) ? onWorkdays : onDaysOff);
  switch (kind) {
    case 'dossier':
      return dossierLife(scene);
    case 'document':
      return documentLife(scene);
    case 'account':
      return accountLife(scene);
    case 'question':
      return questionLife(scene);
  }
}

function spanOf({ from, to }: SimulationOptions): Span {
  const span = { from: dayStart(from), to: dayStart(to) };
  if (span.from < span.to) return span;
  throw new RangeError(`${from} to ${to} is no span of days`);
}

/** Few events are told by few offices, so that each of them has something to tell every month. */
function officeCount(events: number, { from, to }: Span): number {
  const months = (to - from) / (30.4 * dayMs);
  return Math.max(8, Math.floor(events / Math.max(1, months) / 30));
}
