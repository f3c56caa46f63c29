import { compareOrder, instantMicros } from '#event-catalog';

/** Place of an event in the order of its entity: microseconds of `time`, source, id. */
export type Stamp = readonly [micros: number, source: string, id: string];

export type Stamped = Readonly<{ at: Stamp }>;

export function stamp(event: Readonly<{ time: string; source: string; id: string }>): Stamp {
  return [instantMicros(event.time), event.source, event.id];
}

export function compareStamps(a: Stamp, b: Stamp): number {
  return compareOrder({ time: a[0], source: a[1], id: a[2] }, { time: b[0], source: b[1], id: b[2] });
}

/**
 * Adds a fact to facts that are kept in event order. A set that only grows is the same in any order and at any
 * repetition of its additions, so a state made of facts converges by construction.
 */
export function added<Fact extends Stamped>(facts: readonly Fact[], fact: Fact): readonly Fact[] {
  let place = facts.length;
  while (place > 0) {
    const before = facts[place - 1];
    const order = before === undefined ? -1 : compareStamps(before.at, fact.at);
    if (order === 0) return facts;
    if (order < 0) break;
    place -= 1;
  }
  return place === facts.length ? [...facts, fact] : [...facts.slice(0, place), fact, ...facts.slice(place)];
}

/** The earlier of two by event order: the least of a set only ever goes down, so it converges too. */
export function earliest<Fact extends Stamped>(known: Fact | undefined, fact: Fact): Fact {
  return known === undefined || compareStamps(fact.at, known.at) < 0 ? fact : known;
}
