import type { Clock } from '#runtime';

const dayMs = 24 * 3_600_000;
const vietnamMs = 7 * 3_600_000;

/** Tells the present day in Việt Nam; it is asked for with every request, and changes once a day. */
export class Days {
  private number = Number.NaN;
  private text = '';

  constructor(private readonly clock: Clock) {}

  today(): string {
    const number = Math.floor((this.clock.now().getTime() + vietnamMs) / dayMs);
    if (number !== this.number)
      [this.number, this.text] = [number, new Date(number * dayMs).toISOString().slice(0, 10)];
    return this.text;
  }
}
