import { eventTypes, instantMicros, parseEvent, timeFaults } from '#event-catalog';
import type { RecordedEvent } from '../log-filling.js';
import { sampleYear, simulationOf } from '../sample-year.js';
import { simulation } from './simulation.js';
import { dayStart } from './time.js';
import { WorkCalendar } from './work-calendar.js';

const sample = sampleYear();
const events = [...sample.events];
/** Each event once, in the order of its first arrival. */
const distinct = [...new Map(events.toReversed().map((event) => [`${event.source} ${event.id}`, event])).values()];

/** What changes the national status of a dossier. */
const progress =
  /^vn\.egov\.onestop\.dossier\.(submitted|received|refused|progressed|suspended|resumed|resolved|reopened|returned|withdrawn|stopped)\./;

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
  const statuses = statusesAtTheEnd();
  const dossiers = statuses.length;
  const status = (...names: readonly string[]) => statuses.filter((name) => names.includes(name)).length;
  const ends = named('onestop.dossier.resolved');
  const before = channelsOf2019();

  it.each([
    ['returned at the end (status 10)', 0.82, status('returned'), dossiers],
    ['resolved at the end (9)', 0.06, status('resolved'), dossiers],
    ['at work at the end (4)', 0.07, status('received', 'progressed', 'resumed', 'reopened'), dossiers],
    ['suspended at the end (5, 6)', 0.02, status('suspended'), dossiers],
    ['refused (3)', 0.015, status('refused'), dossiers],
    ['withdrawn (7)', 0.01, status('withdrawn'), dossiers],
    ['stopped (8)', 0.005, status('stopped'), dossiers],
    ['over the counter in 2019', 0.88, before.filter((name) => name === 'counter').length, before.length],
    ['online in 2019', 0.09, before.filter((name) => name === 'online').length, before.length],
    ['by post in 2019', 0.03, before.filter((name) => name === 'postal').length, before.length],
    ['over the counter in the last quarter', 0.72, channel('counter'), lastQuarter.length],
    // a malformed date stands in no log: this one is well formed and cannot be right
    ['resolved before their reception', 0.001, ends.filter(({ data }) => 'resolvedAt' in data).length, ends.length],
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

  it('takes five working days in the middle, and much longer now and then', () => {
    const days = workingDays().sort((one, other) => one - other);
    expect(days.length).toBeGreaterThan(2_000);
    const median = days[Math.floor(days.length / 2)] ?? 0;
    expect(median).toBeGreaterThan(4.5);
    expect(median).toBeLessThan(5.9);
    // log-normal: seven of ten lie between 0.55 and 1.8 times the median
    const near = days.filter((one) => one > median * 0.55 && one < median * 1.8).length / days.length;
    expect(near).toBeGreaterThan(0.6);
    expect(near).toBeLessThan(0.75);
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

/** What a dossier came to last, one for each that does not only wait for its reception. */
function statusesAtTheEnd(): readonly string[] {
  const last = new Map<string, string>();
  for (const { type, subject } of distinct.toSorted((one, other) => (one.time < other.time ? -1 : 1))) {
    const name = progress.exec(type)?.[1];
    if (name !== undefined) last.set(subject, name);
  }
  return [...last.values()].filter((name) => name !== 'submitted');
}

function channelsOf2019(): readonly unknown[] {
  return [...simulation(simulationOf({ seed: 2019, events: 20_000, year: 2019 }))]
    .filter(({ type }) => type === 'vn.egov.onestop.dossier.received.v1')
    .map(({ data }) => Reflect.get(data, 'channel'));
}

/** From reception to the first resolution, for dossiers that never paused and came early enough to have an end. */
function workingDays(): number[] {
  const calendar = new WorkCalendar(dayStart('2020-01-01'), dayStart('2021-03-01'));
  const paused = new Set(named('onestop.dossier.suspended').map(({ subject }) => subject));
  const end = new Map(named('onestop.dossier.resolved').map(({ subject, time }) => [subject, Date.parse(time)]));
  return named('onestop.dossier.received').flatMap(({ subject, time }) => {
    const [from, to] = [Date.parse(time), end.get(subject)];
    if (to === undefined || time >= '2020-11' || paused.has(subject)) return [];
    let days = 0;
    while (calendar.after(from, days + 0.1) <= to) days += 0.1;
    return [days];
  });
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
