import { dayMs, type Span } from './time.js';
import type { WorkCalendar } from './work-calendar.js';

/** On a day off people still register and ask. */
const dayOff = 0.12;

/** How much of what is still to be done falls on each day: little on days off, more at the end of a month. */
export class WorkPlan {
  private left = 0;

  constructor(
    private readonly calendar: WorkCalendar,
    { from, to }: Span,
  ) {
    for (let at = from; at < to; at += dayMs) this.left += this.weight(at);
  }

  /** The part of a day; days are asked for in order. */
  part(at: number): number {
    const weight = this.weight(at);
    const part = weight / this.left;
    this.left -= weight;
    return Math.min(1, part);
  }

  private weight(at: number): number {
    if (!this.calendar.isWorkday(at)) return dayOff;
    return new Date(at + dayMs).getUTCDate() > 24 ? 1.2 : 1;
  }
}
