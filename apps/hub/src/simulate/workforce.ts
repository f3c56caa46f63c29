import type { Dice } from './dice.js';
import type { Mergers } from './mergers.js';
import type { Office } from './office.js';

/** Who acts on a day: from the day of the mergers on, successors do the work of those that went into them. */
export class Workforce {
  private readonly before: Shift;
  private readonly after: Shift;

  constructor(
    offices: readonly Office[],
    private readonly mergers: Mergers,
  ) {
    this.before = new Shift(offices);
    const staying = offices.filter(({ until }) => until > mergers.day);
    this.after = new Shift(staying.map((office) => ({ ...office, weight: this.inherited(office, offices) })));
  }

  on(at: number): Shift {
    return at < this.mergers.day ? this.before : this.after;
  }

  private inherited({ agency }: Office, offices: readonly Office[]): number {
    return offices
      .filter(({ home }) => (this.mergers.into.get(home) ?? home) === agency)
      .reduce((sum, { weight }) => sum + weight, 0);
  }
}

/** Offices at work, picked as often as they are busy. */
export class Shift {
  private readonly upTo: readonly number[];

  constructor(readonly offices: readonly Office[]) {
    let sum = 0;
    this.upTo = offices.map(({ weight }) => (sum += weight));
  }

  pick(dice: Dice): Office | undefined {
    const thrown = dice.next() * (this.upTo.at(-1) ?? 0);
    let [low, high] = [0, this.upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.upTo[middle] ?? 0) > thrown) high = middle;
      else low = middle + 1;
    }
    return this.offices[low];
  }
}
