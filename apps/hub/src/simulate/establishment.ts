import type { Catalogue } from '#indicators';
import { declaredFigures } from './declared-figures.js';
import { Dice } from './dice.js';
import { exchanged } from './document-life.js';
import { type Mergers, whileThere } from './mergers.js';
import { monthlyDeclarations } from './monthly-declarations.js';
import { type ActingAgency, isHome, type Office } from './office.js';
import { planLife } from './plan-life.js';
import { portalLife, serviceLives } from './portal-life.js';
import { endings, registrations } from './registrations.js';
import type { RunningNumbers } from './running-numbers.js';
import { dayMs, dayText, monthText, type Span } from './time.js';
import type { Timeline } from './timeline.js';
import { unitsOf } from './units.js';
import type { WorkCalendar } from './work-calendar.js';

export type EstablishmentOptions = Readonly<{
  seed: number;
  span: Span;
  agencies: readonly ActingAgency[];
  catalogue: Catalogue;
  mergers: Mergers;
  acting: readonly Office[];
  calendar: WorkCalendar;
  numbers: RunningNumbers;
  timeline: Timeline;
}>;

/** By a ministry or province in the mean, with figures of quarters and years. */
const declaredEachMonth = 10;

/** What is there whoever comes: the registry, portals and services, the plan, and what recurs every month. */
export class Establishment {
  private readonly dice: Dice;
  private readonly homes: readonly Office[];
  private months = 0;
  private reports = 0;

  constructor(private readonly options: EstablishmentOptions) {
    this.dice = Dice.of(options.seed, -1_000);
    this.homes = options.acting.filter(isHome);
  }

  /** What is told at the beginning of the span, and what is known then of its course. */
  open(): void {
    const { acting, span, mergers, timeline, seed } = this.options;
    const codes = new Set(acting.map(({ agency }) => agency));
    const units = this.options.agencies.flatMap(unitsOf).filter(({ code }) => codes.has(code));
    timeline.tell(registrations(units, this.homes, span), `s${seed}-registry`, this.dice);
    timeline.tell(planLife(span), `s${seed}-plan`, this.dice);
    for (const home of this.homes) {
      timeline.tell(portalLife(home, span, this.dice), `s${seed}-portal-${home.agency}`, this.dice);
    }
    for (const office of acting) {
      timeline.tell(serviceLives(office, span, this.dice), `s${seed}-services-${office.agency}`, this.dice);
    }
    if (mergers.day > span.from) {
      timeline.tell(endings(units, this.homes, mergers.day), `s${seed}-mergers`, this.dice);
    }
  }

  /** Called for each day of the span, in order: does what is due on the first of a month. */
  turn(at: number): void {
    const first = dayText(at).endsWith('-01');
    if (!first && at !== this.options.span.from) return;
    if (at !== this.options.span.from) this.endMonth(at);
    const before = this.options.timeline.size;
    this.exchangeReports(at);
    this.months += 1;
    this.reports += this.options.timeline.size - before;
  }

  /** Declares for the last month, whole or not. */
  close(): void {
    this.endMonth(this.options.span.to);
  }

  /** About how many events will be told for the months that are still to come. */
  toCome(at: number): number {
    const months = (this.options.span.to - at) / (30.4 * dayMs);
    const reports = this.reports / Math.max(1, this.months);
    return months * reports + (Math.ceil(months) + 2) * this.homes.length * declaredEachMonth;
  }

  private endMonth(at: number): void {
    const { catalogue, timeline, seed, mergers } = this.options;
    const month = monthText(at - dayMs);
    const homes = this.homes.filter(({ until }) => until > at - 28 * dayMs || until > mergers.day);
    const monthly = monthlyDeclarations({ month, at, homes, tally: timeline.tally, dice: this.dice });
    timeline.declare(monthly, `s${seed}-${month}`, this.dice);
    timeline.tally.forget(month);
    for (const period of periodsEnded(month, at)) {
      const figures = declaredFigures({ period, at, homes, catalogue, dice: this.dice });
      timeline.declare(figures, `s${seed}-${period}`, this.dice);
    }
  }

  /** Every month each office reports to the Government's and the Ministry; all hear from it: a connected one shows. */
  private exchangeReports(at: number): void {
    const { acting, calendar, numbers, timeline, seed, mergers } = this.options;
    const homes = this.homes.filter(({ joinsAt, until }) => joinsAt <= at && until > at + 27 * dayMs);
    const readers = homes.filter(({ agency }) => agency === 'G22' || agency === 'G14');
    const [government] = readers;
    const reports = homes.flatMap((office) => {
      const day = calendar.after(at, this.dice.between(0, 12));
      const scene = { office, others: acting, at: day, dice: this.dice, calendar, numbers };
      const receivers = (office === government ? homes : readers).filter((home) => home !== office);
      return receivers.length === 0 ? [] : exchanged(scene, receivers);
    });
    timeline.tell(whileThere(reports, mergers), `s${seed}-reports-${monthText(at)}`, this.dice);
  }
}

/** The quarter and the year that end with a month. */
function periodsEnded(month: string, at: number): readonly string[] {
  if (monthText(at) === month) return [];
  const [year = '', number = ''] = month.split('-');
  const quarter = Number(number) / 3;
  const quarters = Number.isInteger(quarter) ? [`${year}-Q${quarter}`] : [];
  return number === '12' ? [...quarters, year] : quarters;
}
