import { type Arrival, arrivals } from './arrivals.js';
import type { Dice } from './dice.js';
import type { Draft } from './draft.js';
import { withMistakes } from './mistakes.js';
import type { Office } from './office.js';
import { RunningNumbers } from './running-numbers.js';
import { Tally } from './tally.js';
import { dayMs, dayNumber } from './time.js';

export type TimelineOptions = Readonly<{
  /** What happens from here on is not told, but for what is declared about the time before. */
  to: number;
  /** Sources that number their events and lose one now and then: the hub names the gap. */
  numbering: ReadonlySet<string>;
}>;

/** Declarations about the last month are in by then. */
const closingMs = 25 * dayMs;
const lost = 0.002;

/** What was told and has not arrived yet, by the day of its arrival: nothing else grows with the number of events. */
export class Timeline {
  readonly tally = new Tally();
  private readonly days = new Map<number, Arrival[]>();
  private readonly sequences = new RunningNumbers();
  private told = 0;

  constructor(private readonly options: TimelineOptions) {}

  /** How many events were told so far; all of them arrive some day. */
  get size(): number {
    return this.told;
  }

  /** The last day on which something arrives. */
  get lastDay(): number {
    return Math.max(...this.days.keys());
  }

  /** Takes the facts of a life; `other` is somebody who may speak of it by mistake. */
  tell(drafts: readonly Draft[], name: string, dice: Dice, other?: Office): void {
    const { to } = this.options;
    const sent = this.sent(drafts, to, dice);
    for (const arrival of withMistakes(arrivals(sent, name, dice), other, dice)) {
      if (arrival.draft.at < to) this.put(arrival);
    }
  }

  /** Takes what is declared after a month or a quarter, also if that is the last one. */
  declare(drafts: readonly Draft[], name: string, dice: Dice): void {
    for (const arrival of arrivals(this.sent(drafts, this.options.to + closingMs, dice), name, dice)) this.put(arrival);
  }

  /** What arrives on a day, in order; it is forgotten then. Nothing may be told for this day any more. */
  take(day: number): readonly Arrival[] {
    const arriving = this.days.get(day) ?? [];
    this.days.delete(day);
    return arriving.sort((one, other) => one.recordedAt - other.recordedAt);
  }

  private sent(drafts: readonly Draft[], before: number, dice: Dice): readonly Draft[] {
    return drafts.flatMap((draft) => {
      if (draft.at >= before) return [];
      this.tally.add(draft);
      if (!this.options.numbering.has(draft.source)) return [draft];
      const numbered = { ...draft, sequence: this.sequences.next(draft.source) };
      return draft.prompt !== true && dice.chance(lost) ? [] : [numbered];
    });
  }

  private put(arrival: Arrival): void {
    const day = dayNumber(arrival.recordedAt);
    const arriving = this.days.get(day);
    if (arriving === undefined) this.days.set(day, [arrival]);
    else arriving.push(arrival);
    this.told += 1;
  }
}
