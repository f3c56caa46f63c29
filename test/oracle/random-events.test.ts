import { allCells, moved } from './all-cells.js';
import { isData } from './data.js';
import { measures } from './measures.js';
import { Oracle, type OracleRecord } from './oracle.js';
import { intoLog, partitionOf, type Entry } from './partition.js';
import { Dice } from './random/dice.js';
import { randomEvents } from './random-events.js';
import { addDays } from './time.js';

const options = { seed: 3, events: 5000, agencies: 20, subjects: 400, decisions: true };
const entries = randomEvents(options);
const log = intoLog(entries);
const oracle = new Oracle(log);
const stockDays = Array.from({ length: 24 }, (_, number) => addDays('2020-01-15', number * 15));

/** What the table of `contracts.md` lists, but what only the hub itself says. */
const types = {
  onestop: `dossier.submitted dossier.refused dossier.received dossier.progressed dossier.suspended dossier.resumed
    dossier.transferred dossier.resolved dossier.reopened dossier.returned dossier.withdrawn dossier.stopped
    dossier.corrected dossier.voided dossier.restored dossier.rated dossier.paid dossier.refunded paper.declared`,
  interchange: `document.sent document.delivered document.refused document.accepted document.assigned
    document.processing document.completed document.recalled document.replaced document.updated
    paper-documents.declared`,
  portal: `portal.opened portal.closed portal.surveyed service.published service.withdrawn service.integrated
    service.separated service.supported service.unsupported question.asked question.answered`,
  identity: 'account.registered account.verified account.authenticated account.closed',
  governance: `agency.established agency.renamed agency.moved agency.merged agency.dissolved system.registered
    system.retired target.set task.planned task.progressed task.completed task.rescheduled task.cancelled
    figure.declared figure.approved figure.refused obstacle.raised proposal.made obstacle.resolved pilot.started
    pilot.ended count.declared calendar.declared procedure.replaced survey.published`,
  hub: 'quarantine.released quarantine.discarded',
};

/** Types whose `agency` or `from` VN may not leave out. */
const withAgency = `dossier.submitted dossier.received document.sent document.delivered document.refused
  document.accepted document.assigned document.processing document.completed portal.opened portal.closed
  question.asked question.answered account.registered`;

describe('random events', () => {
  it('are the same for the same options, and others for another seed', () => {
    expect(randomEvents({ ...options, events: 600 })).toEqual(randomEvents({ ...options, events: 600 }));
    expect(randomEvents({ ...options, events: 600 })).not.toEqual(randomEvents({ ...options, events: 600, seed: 4 }));
  });

  it('are of every type', () => {
    const expected = Object.entries(types).flatMap(([context, facts]) =>
      facts.split(/\s+/).map((fact) => `vn.egov.${context}.${fact}.v1`),
    );
    expect([...new Set(entries.map(({ event }) => event['type']))].sort()).toEqual(expected.sort());
  });

  it('give every measure a cell, every quarantine an outcome and every flag an entity', () => {
    const view = oracle.asOf(undefined);
    const empty = Object.entries(measures).filter(([measure, { kind }]) => {
      const days = kind === 'stock' ? stockDays : view.flowDays(measure);
      return days.every((day) => view[kind](measure, day).size === 0);
    });
    expect(empty).toEqual([]);
    expect(new Set(view.quarantine().map(({ status }) => status)).size).toBe(4);
    expect(new Set([...view.flags().keys()].map((key) => key.split('|')[1])).size).toBe(4);
  });

  it('are never recorded before they happened', () => {
    const early = entries.filter(
      ({ event, recordedTime }) => Date.parse(String(event['time'])) > Date.parse(recordedTime),
    );
    expect(early).toEqual([]);
  });

  it('come from sources that cover the agencies that they speak for, and VN names them', () => {
    const uncovered = entries.filter(({ event }) => {
      const [, context, fact = ''] = /^vn\.egov\.(\w+)\.(.+)\.v1$/.exec(String(event['type'])) ?? [];
      if (context === 'governance' || context === 'hub') return false;
      const source = String(event['source']).split(':')[2] ?? '';
      const agency = agencyIn(event);
      if (source === 'VN') return agency === undefined && withAgency.includes(fact);
      return agency !== undefined && agency !== source && !agency.startsWith(`${source}.`);
    });
    expect(uncovered).toEqual([]);
  });

  it('stand in the order of their recording unless disorder is wanted', () => {
    const inOrder = randomEvents({ ...options, disorder: false }).map(({ recordedTime }) => recordedTime);
    expect(inOrder).toEqual(inOrder.toSorted());
    expect(entries.map(({ recordedTime }) => recordedTime)).not.toEqual(inOrder);
  });
});

describe('an oracle of random events', () => {
  it.each(['2020-03-31', '2020-06-30', '2020-12-31'])(
    'finds each group to be its own rows and those under it, %s',
    (treeDay) => {
      const view = oracle.asOf(undefined);
      const subjects = new Set(entries.filter(isEstablished).map(({ event }) => String(event['subject'])));
      const codes = [...subjects].filter((code) => view.place(code, treeDay) === code);
      for (const indicator of ['on-time-share', 'connected-share', 'eid-share']) {
        const parts = (org: string) => {
          const figure = view.figure({ indicator, org, period: '2020', boundaries: treeDay, today: '2021-12-31' });
          return [figure.numerator ?? 0, figure.denominator ?? 0] as const;
        };
        const own = new Map(codes.map((code) => [code, parts(`own:${code}`)]));
        for (const group of codes) {
          const members = codes.filter(view.under(group, treeDay));
          const sums = [0, 1].map((part) => members.reduce((sum, code) => sum + (own.get(code)?.[part] ?? 0), 0));
          expect([group, ...parts(group)]).toEqual([group, ...sums]);
        }
      }
    },
  );

  it('balances: open at the start and received are ended and open at the end', () => {
    const plain = [...dossiers().values()].filter((records) => !flagged(records)).flat();
    const view = new Oracle(plain).asOf(undefined);
    const sum = (cells: ReadonlyMap<string, number>) => [...cells.values()].reduce((total, count) => total + count, 0);
    for (const [first, last] of [
      ['2020-01-01', '2020-03-31'],
      ['2020-04-01', '2020-06-30'],
      ['2020-07-01', '2021-06-30'],
    ] as const) {
      const flow = (...names: readonly string[]) =>
        names
          .flatMap((name) => view.flowDays(name).map((day) => ({ name, day })))
          .filter(({ day }) => first <= day && day <= last)
          .reduce((total, { name, day }) => total + sum(view.flow(name, day)), 0);
      const start = sum(view.stock('dossiers.open', addDays(first, -1)));
      const end = sum(view.stock('dossiers.open', last));
      const ended = flow('dossiers.resolved', 'dossiers.withdrawn', 'dossiers.stopped');
      expect({ first, sum: start + flow('dossiers.received') }).toEqual({ first, sum: ended + end });
    }
  });

  it('comes to the same cells in any order of the events of one home', () => {
    const dice = new Dice(5);
    const left = mixed();
    const ofOneHome = entries.filter(({ event }) => !left.has(String(event['subject'])));
    const shuffled = ofOneHome
      .map((entry) => ({ entry, at: dice.fraction() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ entry }) => entry);
    const sample = { asOf: [undefined], stockDays, orgs: ['VN', 'H58'], periods: ['2020'] };
    expect(ofOneHome.length).toBeGreaterThan(500);
    const [a, b] = [ofOneHome, shuffled].map((order) => allCells(new Oracle(intoLog(order)), sample));
    expect(moved(a ?? new Map(), b ?? new Map())).toEqual([]);
  });
});

describe('a partition', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['abc', 479470107],
  ])('of %s is the one that Kafka chooses', (key, murmur2) => {
    expect(partitionOf('egov.onestop.v1', key)).toBe((murmur2 & 0x7fffffff) % 24);
  });
});

function isEstablished({ event }: Entry): boolean {
  return event['type'] === 'vn.egov.governance.agency.established.v1';
}

function agencyIn({ subject, data }: Record<string, unknown>): string | undefined {
  const inSubject = /^paper(?:-documents)?:([^:]+)|@(.+)$/.exec(String(subject));
  const { agency, from } = isData(data) ? data : {};
  const named = agency ?? from ?? inSubject?.[1] ?? inSubject?.[2];
  return typeof named === 'string' ? named : undefined;
}

function dossiers(): ReadonlyMap<string, OracleRecord[]> {
  const bySubject = new Map<string, OracleRecord[]>();
  for (const record of log.filter(({ stream }) => stream === 'egov.onestop.v1')) {
    const subject = String(record.event['subject']);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), record]);
  }
  return bySubject;
}

function flagged(records: readonly OracleRecord[]): boolean {
  return [...new Oracle(records).asOf(undefined).flags().keys()].some((key) => key.endsWith('|end-before-reception'));
}

/** Subjects of which something is quarantined, or would be in another order. */
function mixed(): ReadonlySet<string> {
  const groups = new Map<string, Set<string>>();
  for (const { event } of entries) {
    const subject = String(event['subject']);
    const own = groups.get(subject) ?? new Set<string>();
    groups.set(subject, own);
    for (const code of JSON.stringify(event).match(/\b[GH]\d{2}\b/g) ?? []) own.add(code);
  }
  const quarantined = new Set(
    oracle
      .asOf(undefined)
      .quarantine()
      .map(({ position }) => position),
  );
  const held = log.filter(({ stream, partition, offset }) => quarantined.has(`${stream}/${partition}/${offset}`));
  return new Set([
    ...[...groups].filter(([, own]) => own.size > 1).map(([subject]) => subject),
    ...held.map(({ event }) => String(event['subject'])),
  ]);
}
