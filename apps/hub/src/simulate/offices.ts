import type { AgencyKind } from '#indicators';
import { Dice } from './dice.js';
import type { Mergers } from './mergers.js';
import type { ActingAgency, Office } from './office.js';
import { services } from './services.js';
import { dayMs, dayStart, type Span } from './time.js';
import { unitsOf } from './units.js';

export type OfficeOptions = Readonly<{
  seed: number;
  agencies: readonly ActingAgency[];
  mergers: Mergers;
  span: Span;
  /** At most so many. */
  count: number;
}>;

/** These come first: with their units they are the fifth that does most of the work. */
const busy = ['H58', 'H26', 'H29', 'G22', 'G14', 'G01', 'H17', 'G12', 'H56', 'H41', 'G24'];

const workOfTheBusyFifth = 0.8;

/** The offices that act, the busiest first. A fifth of them does four fifths of the work (`domain.md` §9.3). */
export function offices({ seed, agencies, mergers, span, count }: OfficeOptions): readonly Office[] {
  const known = new Map(agencies.map((agency) => [agency.code, agency]));
  const first = busy.flatMap((code) => known.get(code) ?? []);
  const acting = [...first, ...agencies.filter(({ code }) => !busy.includes(code))]
    .flatMap((agency) => [agency, ...unitsOf(agency).map(({ code }) => ({ ...agency, code }))])
    .filter(({ code }) => endOf(code, mergers) > span.from)
    .slice(0, count);
  const codes = acting.map(({ code }) => code);
  const drawn = acting.map((agency, place) => office(agency, codes, mergers, Dice.of(seed, -1 - place)));
  return balanced(drawn);
}

function office({ code, kind }: ActingAgency, codes: readonly string[], mergers: Mergers, dice: Dice): Office {
  const [home = code, ...groups] = code.split('.');
  const urn = (system: string): string => `urn:egov:${home}:${system}`;
  return {
    agency: code,
    home,
    kind,
    legacy: ['000', ...['00', '00'].slice(groups.length), ...groups.reverse(), home].join('.'),
    onestop: urn('onestop'),
    document: urn('document'),
    portal: urn('portal'),
    identity: urn('identity'),
    weight: dice.between(0.5, 1.5),
    pace: dice.between(0.5, 1.5),
    lateness: dice.between(0.2, 1.8),
    services: services(procedures(kind, groups.length === 0 ? 8 : 4), dice),
    siblings: codes.filter((other) => other !== code && other.split('.')[0] === home),
    joinsAt: dice.chance(0.7) ? 0 : dayStart('2020-01-01') + dice.whole(0, 400) * dayMs,
    until: endOf(code, mergers),
  };
}

function endOf(code: string, { day, into }: Mergers): number {
  return code.includes('.') || into.has(code) ? day : Infinity;
}

/** Provinces carry out the same procedures, ministries others. */
function procedures(kind: AgencyKind, count: number): readonly string[] {
  const first = kind === 'province' ? 123 : 2_123;
  return Array.from({ length: count }, (_, place) => `1.${String(first + place * 37).padStart(6, '0')}`);
}

/** Weights add up to 1; weighted by them, pace and lateness are 1. */
function balanced(drawn: readonly Office[]): readonly Office[] {
  const fifth = Math.ceil(drawn.length / 5);
  const [busyOnes, others] = [drawn.slice(0, fifth), drawn.slice(fifth)];
  const share = others.length === 0 ? 1 : workOfTheBusyFifth;
  const weighed = [...scaled(busyOnes, share), ...scaled(others, 1 - share)];
  const pace = sum(weighed, (one) => one.weight * one.pace);
  const lateness = sum(weighed, (one) => one.weight * one.lateness);
  return weighed.map((one) => ({ ...one, pace: one.pace / pace, lateness: one.lateness / lateness }));
}

function scaled(some: readonly Office[], share: number): readonly Office[] {
  const total = sum(some, ({ weight }) => weight);
  return some.map((one) => ({ ...one, weight: (one.weight / total) * share }));
}

function sum(some: readonly Office[], of: (one: Office) => number): number {
  return some.reduce((total, one) => total + of(one), 0);
}
