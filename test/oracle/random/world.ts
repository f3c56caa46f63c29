import type { Dice } from './dice.js';

/** What a random event is before it has its envelope. */
export type Draft = {
  /** Without `vn.egov.` and `.v1`: `onestop.dossier.received`. */
  fact: string;
  subject: string;
  source: string;
  /** Microseconds since 1970. */
  time: number;
  data: Record<string, unknown>;
};

export type RandomOptions = {
  seed: number;
  events: number;
  /** Registered codes, `VN` not counted; at least 8. */
  agencies: number;
  /** Over all contexts; few of them, so that their events compete. */
  subjects: number;
  /** Append releases and discards of what was quarantined. */
  decisions?: boolean;
  /** Some records are stamped earlier than those before them (`lienthong import` refuses such a file). */
  disorder?: boolean;
  /** Targets, declared figures, surveys and systems of all that the catalogue has; no list of other tests changes. */
  wholeCatalogue?: boolean;
  /** Also events about which the text allows two readings (README, Readings). */
  moot?: boolean;
};

/** One thing that events are about: its home, the other home that meddles, and a window of days. */
export type Subject = {
  name: string;
  home: string;
  other: string;
  start: number;
  /** Its length in days. */
  window: number;
  number: number;
  /** The instants already used: equal times are wanted. */
  instants: number[];
};

const minute = 60_000_000;
export const day = 24 * 60 * minute;
/** 2020-01-01T00:00:00+07:00 in microseconds. */
export const newYear = Date.UTC(2019, 11, 31, 17) * 1000;

export class World {
  /** Homes first; no agency comes to lie under, or goes up in, one that stands later: so there are no circles. */
  readonly agencies: readonly string[];
  readonly homes: readonly string[];

  constructor(
    readonly dice: Dice,
    readonly options: RandomOptions,
  ) {
    this.homes = homeCodes.slice(0, Math.max(3, Math.min(homeCodes.length, Math.floor(options.agencies / 4))));
    const units = this.homes.map((home) => [`${home}.12`, `${home}.13`, `${home}.12.03`, `${home}.21`]);
    const rounds = [0, 1, 2, 3].flatMap((round) => units.map((own) => own[round] ?? ''));
    this.agencies = [...this.homes, ...rounds].slice(0, options.agencies);
  }

  subject(name: string, number: number): Subject {
    const home = this.homeOf(number);
    const other = this.homes[(number + 1 + (number % 2)) % this.homes.length] ?? home;
    const window = this.dice.pick([4, 12, 60]);
    return { name, home, other, window, start: newYear + this.dice.integer(0, 280) * day, number, instants: [] };
  }

  homeOf(number: number): string {
    return this.homes[number % this.homes.length] ?? '';
  }

  /** Within a home: the home itself or one of its registered units. */
  agencyIn(home: string): string {
    const own = this.agencies.filter((agency) => agency === home || agency.startsWith(`${home}.`));
    return this.dice.chance(0.4) ? home : this.dice.pick(own);
  }

  /** Mostly of the subject's home, at times of the other home, at times of the nation. */
  source(subject: Subject, system: string): string {
    const who = this.dice.weighted({ home: 78, other: 12, nation: 10 });
    if (who === 'nation') return `urn:egov:VN:${system}`;
    return sourceOf(this.agencyIn(who === 'home' ? subject.home : subject.other), system);
  }

  /** An agency that the source covers, registered or not; `undefined`: it is left out and the source's own holds. */
  coveredAgency(source: string, subject: Subject): string | undefined {
    const agency = agencyOf(source);
    if (agency === 'VN') return this.agencyIn(this.dice.chance(0.8) ? subject.home : subject.other);
    if (this.dice.chance(0.5)) return undefined;
    if (this.dice.chance(0.06)) return `${agency}.99`; // never registered
    return this.dice.pick(this.agencies.filter((code) => code === agency || code.startsWith(`${agency}.`)));
  }

  /** Some time in the subject's window: often an instant that it has seen, often at midnight. */
  moment(subject: Subject): number {
    const { dice } = this;
    if (subject.instants.length > 0 && dice.chance(0.2)) return dice.pick(subject.instants);
    const midnight = subject.start + dice.integer(0, subject.window) * day;
    const moment = dice.chance(0.3) ? midnight + this.beside() : midnight + dice.integer(0, 24 * 60 - 1) * minute;
    subject.instants.push(moment);
    return moment;
  }

  /** A field for a day in `data`, often left out; near the time of the event and not after it by more than a day. */
  near(time: number): number | undefined {
    if (this.dice.chance(0.5)) return undefined;
    if (this.dice.chance(0.3)) return time - ((time - newYear) % day) + this.beside();
    return time - this.dice.integer(-day / minute, (8 * day) / minute) * minute;
  }

  /** At midnight, or a microsecond or second before or after it. */
  private beside(): number {
    return this.dice.pick([0, 0, 0, -1, 1, -1_000_000, 1_000_000]);
  }

  /** RFC 3339, in one of the offsets that senders use, with as few or more fraction digits as needed. */
  instant(moment: number): string {
    const offset = this.dice.pick(['+07:00', '+07:00', '+07:00', 'Z', '+00:00', '-05:00', '+09:30']);
    const [hours = 0, minutes = 0] = offset === 'Z' ? [] : offset.slice(1).split(':').map(Number);
    const shift = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * minute;
    const seconds = Math.floor((moment + shift) / 1_000_000);
    const fraction = String(moment + shift - seconds * 1_000_000).padStart(6, '0');
    const digits = fraction === '000000' ? this.dice.pick(['', '', '.0', '.000000']) : `.${fraction}`;
    return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${digits}${offset}`;
  }

  /** `undefined` members are left out. */
  instants(fields: Readonly<Record<string, number | undefined>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, moment]) => (moment === undefined ? [] : [[name, this.instant(moment)]])),
    );
  }

  /** A plain day of the year 2020. */
  plainDay(): string {
    return dayText(newYear + this.dice.integer(0, 365) * day);
  }
}

const homeCodes = ['H58', 'G14', 'H26', 'G02', 'H01', 'H49', 'G09', 'H63'];

export function agencyOf(source: string): string {
  return source.split(':')[2] ?? '';
}

export function sourceOf(agency: string, system: string): string {
  return `urn:egov:${agency}:${system}`;
}

export function dayText(moment: number): string {
  return new Date((moment + 7 * 60 * minute) / 1000).toISOString().slice(0, 10);
}

/** Without the members that are `undefined`. */
export function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
