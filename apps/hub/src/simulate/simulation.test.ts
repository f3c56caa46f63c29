import { eventTypes, instantMicros, parseEvent, timeFaults } from '#event-catalog';
import type { RecordedEvent } from '../log-filling.js';
import { sampleYear, simulationOf } from '../sample-year.js';
import { simulation } from './simulation.js';

const sample = sampleYear();
const events = [...sample.events];
/** Each event once, in the order of its first arrival. */
const distinct = [...new Map(events.toReversed().map((event) => [`${event.source} ${event.id}`, event])).values()];

describe('the sample year', () => {
  it('is made by a generator that gives the same to the byte each time, and another for another seed', () => {
    const options = { events: 3_000, from: '2020-01-01', to: '2020-07-01' };
    const text = (seed: number) => JSON.stringify([...simulation(simulationOf({ ...options, seed }))]);
    expect(text(7)).toBe(text(7));
    expect(text(8)).not.toBe(text(7));
  });

  it('wants a span that goes from a day to a later one', () => {
    const never = simulation(simulationOf({ seed: 7, events: 100, from: '2020-07-01', to: '2020-07-01' }));
    expect(() => never.next()).toThrow(RangeError);
  });

  it('has about as many events as asked for', () => {
    expect(Math.abs(events.length / sample.size - 1)).toBeLessThan(0.03);
  });

  it('comes in the order in which it was recorded, and nothing happened after that', () => {
    const recorded = events.map(({ recordedtime }) => recordedtime);
    expect(recorded).toEqual(recorded.toSorted());
    expect(events.filter((event) => !timeFaults(event, instantMicros(event.recordedtime)).ok)).toEqual([]);
  });

  it('is valid as it stands in a file, and marked as made up event by event', () => {
    expect(events.filter((event) => !parseEvent(JSON.parse(JSON.stringify(event))).ok)).toEqual([]);
    expect(events.filter(({ sample: mark }) => mark !== 'true')).toEqual([]);
  });

  it('has every event type of the four contexts of agencies', () => {
    const seen = new Set<string>(events.map(({ type }) => type));
    const agencies = eventTypes.map(({ type }) => type).filter((type) => !/\.(governance|hub)\./.test(type));
    expect(agencies.filter((type) => !seen.has(type))).toEqual([]);
  });

  it('lets every ministry and province tell of dossiers and figures, and most of them send documents', () => {
    const homes = simulationOf({ seed: 1, events: 1, year: 2020 }).agencies.map(({ code }) => code);
    const silent = (fact: string): readonly string[] => {
      const acting = new Set(named(fact).map(({ source }) => source.split(':')[2]));
      return homes.filter((home) => !acting.has(home));
    };
    expect(silent('onestop.dossier.received')).toEqual([]);
    expect(silent('governance.figure.declared')).toEqual([]);
    expect(silent('interchange.document.sent').length).toBeLessThan(6);
  });

  it('lets a fifth of the agencies do four fifths of the work', () => {
    const counts = new Map<string, number>();
    for (const { data } of named('onestop.dossier.received')) count(counts, String(Reflect.get(data, 'agency')));
    const sorted = [...counts.values()].sort((one, other) => other - one);
    const fifth = sum(sorted.slice(0, Math.ceil(sorted.length / 5)));
    expect(fifth / sum(sorted)).toBeCloseTo(0.8, 1);
  });

  it('gives Tiền Giang and its district dossiers of every channel in the third quarter', () => {
    const channels = named('onestop.dossier.received')
      .filter(({ time }) => time >= '2020-07' && time < '2020-10')
      .filter(({ data }) => Reflect.get(data, 'agency') === 'H58.12')
      .map(({ data }) => Reflect.get(data, 'channel'));
    expect(channels.length).toBeGreaterThan(50);
    expect(new Set(channels)).toEqual(new Set(['online', 'counter', 'postal']));
  });
});

describe('the mix of the sample year', () => {
  const received = named('onestop.dossier.received');
  const lastQuarter = received.filter(({ time }) => time >= '2020-10');
  const channel = (name: string) => lastQuarter.filter(({ data }) => Reflect.get(data, 'channel') === name).length;
  const sentTo = named('interchange.document.sent').map(({ data }) => Reflect.get(data, 'to').length);
  const [resolved, inTime] = timeliness();

  it.each([
    ['later than three days', 0.02, distinct.filter((event) => lateness(event) > 72).length, distinct.length],
    ['sent again', 0.03, events.length - distinct.length, distinct.length],
    ['out of order within its entity', 0.05, outOfOrder(), distinct.length],
    ['without a due date', 0.01, received.filter(({ data }) => !('dueAt' in data)).length, received.length],
    [
      'of an unknown agency',
      0.005,
      received.filter(({ data }) => /\.99/.test(JSON.stringify(data))).length,
      received.length,
    ],
    ['online in the last quarter', 0.24, channel('online'), lastQuarter.length],
    ['by post in the last quarter', 0.04, channel('postal'), lastQuarter.length],
    ['resolved in time', 0.958, inTime, resolved],
    ['completed by its receiver', 0.3, named('interchange.document.completed').length, sum(sentTo)],
  ])('%s: about %d', (_what, expected, seen, of) => {
    const sigma = Math.sqrt((expected * (1 - expected)) / of);
    expect(Math.abs(seen / of - expected)).toBeLessThan(4 * sigma + 0.1 * Math.min(expected, 1 - expected));
  });

  it('sends a document to three in the mean, and now and then to everybody', () => {
    expect(sum(sentTo) / sentTo.length).toBeGreaterThan(2.7);
    expect(sum(sentTo) / sentTo.length).toBeLessThan(3.9);
    expect(Math.max(...sentTo)).toBeGreaterThan(63);
  });

  it('has strangers and conflicting ids for the quarantine', () => {
    const homes = new Map<string, string>();
    const strangers = named('onestop.dossier.').filter(({ subject, source }) => {
      if (!homes.has(subject)) homes.set(subject, source);
      return homes.get(subject) !== source;
    });
    const contents = new Set(events.map(({ source, id, data }) => `${source} ${id} ${JSON.stringify(data)}`));
    expect(strangers.length).toBeGreaterThan(5);
    expect(contents.size - distinct.length).toBeGreaterThan(3);
  });
});

function named(fact: string): readonly RecordedEvent[] {
  return distinct.filter(({ type }) => type.startsWith(`vn.egov.${fact}`));
}

function lateness({ time, recordedtime }: RecordedEvent): number {
  return (instantMicros(recordedtime) - instantMicros(time)) / 3_600_000_000;
}

/** Events that were recorded behind a later one of their entity. */
function outOfOrder(): number {
  const latest = new Map<string, string>();
  return distinct
    .toSorted((one, other) => instantMicros(one.recordedtime) - instantMicros(other.recordedtime))
    .filter(({ subject, time }) => {
      const before = latest.get(subject) ?? '';
      if (time > before) latest.set(subject, time);
      return time < before;
    }).length;
}

/** How many dossiers with a due date were resolved, and how many of them in time. */
function timeliness(): readonly [resolved: number, inTime: number] {
  const due = new Map<string, string>();
  const end = new Map<string, string>();
  for (const { type, subject, data, time } of distinct.toSorted((one, other) => (one.time < other.time ? -1 : 1))) {
    const promised: unknown = Reflect.get(data, 'dueAt') ?? Reflect.get(data, 'newDueAt');
    if (/\.(received|resumed)\./.test(type) && typeof promised === 'string') due.set(subject, promised);
    if (type.includes('.resolved.') && !end.has(subject)) end.set(subject, time);
  }
  const known = [...end].filter(([subject]) => due.has(subject));
  return [known.length, known.filter(([subject, time]) => time <= (due.get(subject) ?? '')).length];
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
