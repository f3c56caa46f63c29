import { daysOff, workedSaturdays } from './holidays.js';
import { dayMs, dayNumber, dayStart, dayText, hourMs, midnight } from './time.js';

/** Offices work from 7:30 to 17:00; the lunch break is nothing that a made-up dossier notices. */
const opens = 7.5 * hourMs;
const works = 9.5 * hourMs;

/** Which days are worked, and when so many working days have passed. */
export class WorkCalendar {
  private readonly first: number;
  /** Numbers of the working days, in order. */
  private readonly worked: number[] = [];
  /** For each day from the first on: how many working days lie before it. */
  private readonly before: number[] = [];

  /** Knows the days from `from` to before `to` (ms since 1970). */
  constructor(from: number, to: number) {
    this.first = dayNumber(from);
    for (let number = this.first; number < dayNumber(to); number += 1) {
      this.before.push(this.worked.length);
      if (isWorked(number)) this.worked.push(number);
    }
  }

  isWorkday(at: number): boolean {
    return this.worked[this.before[dayNumber(at) - this.first] ?? -1] === dayNumber(at);
  }

  /** The instant at which so many working days, in parts too, have passed; time outside office hours does not count. */
  after(at: number, days: number): number {
    const number = dayNumber(at);
    const index = this.before[number - this.first] ?? this.worked.length - 1;
    const today = this.worked[index] === number ? hoursPassed(at - midnight(number)) : 0;
    const position = index + today + days;
    const whole = Math.floor(position);
    const day = this.worked[Math.min(whole, this.worked.length - 1)] ?? number;
    return midnight(day) + opens + (position - whole) * works;
  }

  /** 17:00 of the day. */
  closing(at: number): number {
    return midnight(dayNumber(at)) + opens + works;
  }
}

/** The part of the working day that lies behind. */
function hoursPassed(sinceMidnight: number): number {
  return Math.min(1, Math.max(0, (sinceMidnight - opens) / works));
}

const off = new Set(daysOff.map((day) => dayNumber(dayStart(day))));
const instead = new Set(workedSaturdays.map((day) => dayNumber(dayStart(day))));

function isWorked(number: number): boolean {
  if (instead.has(number)) return true;
  const weekday = (number + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !off.has(number);
}

/** The days off and the worked Saturdays of a span, as they are declared. */
export function declaredDays(from: number, to: number): readonly Readonly<{ day: string; working: boolean }>[] {
  const days = [
    ...daysOff.map((day) => ({ day, working: false })),
    ...workedSaturdays.map((day) => ({ day, working: true })),
  ];
  return days.filter(({ day }) => day >= dayText(from) && day <= dayText(to - dayMs));
}
