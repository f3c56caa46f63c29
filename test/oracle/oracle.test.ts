import type { OracleView } from './oracle.js';
import type { Entry } from './partition.js';
import { known, registry, said } from './said.js';

const required = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

function received(at: string, data: Record<string, unknown> = {}, dossier = 'D'): Entry {
  return said(`onestop.dossier.received of ${dossier}`, at, { ...required, ...data });
}

function then(fact: string, at: string, data: Record<string, unknown> = {}, dossier = 'D'): Entry {
  return said(`onestop.dossier.${fact} of ${dossier}`, at, data);
}

/** All cells of a flow, `day agency|dims`. */
function flows(view: OracleView, measure: string): readonly string[] {
  return view.flowDays(measure).flatMap((day) => [...view.flow(measure, day)].map(([key, n]) => `${day} ${key} ${n}`));
}

function openOn(view: OracleView, day: string): readonly string[] {
  return [...view.stock('dossiers.open', day).keys()];
}

describe('the worked example', () => {
  const log = [
    ...registry,
    received('2020-06-30T23:59:59', { dueAt: '2020-07-11T00:00' }, 'D1'),
    received('2020-07-01T08:00', { agency: 'H58.12', channel: 'counter', dueAt: '2020-07-05T17:00' }, 'D2'),
    received('2020-07-02T09:00', { dueAt: '2020-07-21T00:00' }, 'D3'),
    received('2020-07-03T10:00', {}, 'D4'),
    received('2020-07-03T11:00', {}, 'D5'),
    then('resolved', '2020-07-01T00:00', { outcome: 'approved' }, 'D1'),
    then('resolved', '2020-07-06T09:00', { outcome: 'approved' }, 'D2'),
    then('voided', '2020-09-01T08:00', { reason: 'x' }, 'D4'),
    then('transferred', '2020-07-04T09:00', { toAgency: 'H58.12' }, 'D5'),
    then('resolved', '2020-07-05T10:00', { outcome: 'approved' }, 'D5'),
  ].toSorted((a, b) => Date.parse(a.recordedTime) - Date.parse(b.recordedTime));
  const today = '2021-01-31';

  it.each([
    [{ measure: 'dossiers.received', period: '2020-Q2', org: 'H58' }, 1],
    [{ measure: 'dossiers.received', period: '2020-Q3', org: 'own:H58' }, 2],
    [{ measure: 'dossiers.received', period: '2020-Q3', org: 'H58.12' }, 1],
    [{ measure: 'dossiers.received', period: '2020-Q3', org: 'own:H58', asOf: '2020-07-31' }, 3],
    [{ measure: 'dossiers.received', period: '2020-Q3', org: 'H58.12', asOf: '2020-07-31' }, 1],
    [{ measure: 'dossiers.overdue', on: '2020-07-20', org: 'H58' }, 0],
    [{ measure: 'dossiers.overdue', on: '2020-07-21', org: 'H58' }, 1],
    [{ measure: 'dossiers.overdue', on: '2020-07-05', org: 'H58' }, 0],
    [{ measure: 'dossiers.overdue', on: '2020-07-06', org: 'H58' }, 0],
    [{ measure: 'dossiers.open', on: '2020-07-03', org: 'H58' }, 3],
    [{ measure: 'dossiers.open', on: '2020-07-03', org: 'own:H58' }, 2],
    [{ measure: 'dossiers.open', on: '2020-07-03', org: 'H58', asOf: '2020-07-03' }, 4],
    [{ measure: 'dossiers.open', on: '2020-07-03', org: 'own:H58', asOf: '2020-07-03' }, 3],
    [{ measure: 'dossiers.open', on: '2020-07-04', org: 'H58' }, 3],
    [{ measure: 'dossiers.open', on: '2020-07-04', org: 'own:H58' }, 1],
    [{ measure: 'dossiers.open', on: '2020-07-04', org: 'H58.12' }, 2],
    [{ measure: 'dossiers.open', on: '2020-07-04', org: 'H58', asOf: '2020-07-04' }, 4],
    [{ measure: 'dossiers.open', on: '2020-07-04', org: 'own:H58', asOf: '2020-07-04' }, 2],
    [{ measure: 'dossiers.open', on: '2020-07-04', org: 'H58.12', asOf: '2020-07-04' }, 2],
  ])('%j is %s', (question, numerator) => {
    expect(known(log).observe({ ...question, today })).toEqual({ numerator, valueStatus: 'ok' });
  });

  it.each([
    [
      { indicator: 'online-share', org: 'H58' },
      { numerator: 2, denominator: 3, value: '0.666667' },
    ],
    [
      { indicator: 'online-share', org: 'own:H58' },
      { numerator: 1, denominator: 1, value: '1.000000' },
    ],
    [
      { indicator: 'online-share', org: 'H58.12' },
      { numerator: 1, denominator: 2, value: '0.500000' },
    ],
    [
      { indicator: 'on-time-share', org: 'H58' },
      { numerator: 1, denominator: 2, value: '0.500000' },
    ],
  ])('%j in 2020-Q3 is %j', (asked, figure) => {
    expect(known(log).figure({ ...asked, period: '2020-Q3', today })).toMatchObject({ ...figure, valueStatus: 'ok' });
  });
});

describe('a dossier that is resolved', () => {
  const due = { dueAt: '2020-07-10T17:00' };

  it.each([
    [due, '2020-07-10T17:00', 'on-time'],
    [due, '2020-07-10T17:00:00.000001', 'late'],
    [{}, '2020-07-10T17:00', 'no-due-date'],
    [due, '2020-06-30T17:00', 'unknown'], // before its reception
  ])('(%j) at %s is %s', (data, at, timeliness) => {
    const view = known([received('2020-07-01T08:00', data), then('resolved', at, { outcome: 'approved' })]);
    const dims = `channel=online,handling=electronic,level=4,outcome=approved,timeliness=${timeliness}`;
    expect(flows(view, 'dossiers.resolved')).toEqual([`${at.slice(0, 10)} H58|${dims} 1`]);
  });

  it('is open from the day of reception to the day before its end, in Việt Nam', () => {
    const view = known([
      received('2020-07-01T18:00:00Z'),
      then('resolved', '2020-07-04T16:59:59Z', { outcome: 'approved' }),
    ]);
    const days = ['2020-07-01', '2020-07-02', '2020-07-03', '2020-07-04'];
    expect(days.map((day) => openOn(view, day).length)).toEqual([0, 1, 1, 0]);
  });

  it('has its end where a later correction says, not where an earlier one said', () => {
    const view = known([
      received('2020-07-01T08:00'),
      then('corrected', '2020-07-02T08:00', { resolvedAt: '2020-07-20T08:00', outcome: 'rejected' }),
      then('resolved', '2020-07-05T08:00', { outcome: 'approved', resolvedAt: '2020-07-04T08:00' }),
    ]);
    expect(view.flowDays('dossiers.resolved')).toEqual(['2020-07-04']);
    const corrected = known([
      received('2020-07-01T08:00'),
      then('resolved', '2020-07-05T08:00', { outcome: 'approved', resolvedAt: '2020-07-04T08:00' }),
      then('corrected', '2020-07-06T08:00', { resolvedAt: '2020-07-03T08:00', outcome: 'rejected' }),
    ]);
    expect(flows(corrected, 'dossiers.resolved')[0]).toContain('outcome=rejected');
    expect(corrected.flowDays('dossiers.resolved')).toEqual(['2020-07-03']);
  });

  it('is open all along once it is reopened, and counts for its last end only', () => {
    const events = [
      received('2020-07-01T08:00'),
      then('resolved', '2020-07-02T08:00', { outcome: 'approved' }),
      then('reopened', '2020-07-05T08:00'),
    ];
    expect(openOn(known(events), '2020-07-03')).toHaveLength(1);
    expect(flows(known(events), 'dossiers.resolved')).toEqual([]);
    const withdrawn = known([...events, then('withdrawn', '2020-07-06T08:00', { withdrawnAt: '2020-07-04T08:00' })]);
    expect(flows(withdrawn, 'dossiers.withdrawn')).toEqual(['2020-07-04 H58|channel=online,level=4 1']);
    expect(openOn(withdrawn, '2020-07-04')).toEqual([]);
  });
});

describe('the due date of a dossier', () => {
  it.each([
    ['2020-07-10T00:00', '2020-07-09'],
    ['2020-07-09T23:59:59.999999', '2020-07-09'],
    ['2020-07-10T00:00:00.000001', '2020-07-10'],
    ['2020-07-09T17:00:00Z', '2020-07-09'],
  ])('%s is due on %s', (dueAt, dueDay) => {
    expect(openOn(known([received('2020-07-01T08:00', { dueAt })]), '2020-07-01')).toEqual([
      `H58|due=${dueDay},level=4`,
    ]);
  });

  it('is that of the last assertion in force on the day, and `null` clears it', () => {
    const view = known([
      received('2020-07-01T08:00', { dueAt: '2020-07-10T10:00' }),
      then('suspended', '2020-07-02T08:00'),
      then('resumed', '2020-07-03T08:00', { at: '2020-07-04T08:00', newDueAt: '2020-07-12T10:00' }),
      then('corrected', '2020-07-02T09:00', { dueAt: null }),
    ]);
    const days = ['2020-07-01', '2020-07-02', '2020-07-03', '2020-07-04'];
    expect(days.map((day) => openOn(view, day)[0])).toEqual([
      'H58|due=none,level=4',
      'H58|due=paused,level=4',
      'H58|due=paused,level=4',
      'H58|due=2020-07-12,level=4',
    ]);
  });

  it('does not change after the end, and the attempt is flagged', () => {
    const events = [
      received('2020-07-01T08:00', { dueAt: '2020-07-05T10:00' }),
      then('resolved', '2020-07-06T08:00', { outcome: 'approved' }),
      then('corrected', '2020-07-06T08:00', { dueAt: '2020-07-05T12:00' }),
    ];
    expect([...known(events).flags()]).toEqual([]);
    const view = known([...events, then('corrected', '2020-07-06T08:00:00.000001', { dueAt: '2020-08-01T10:00' })]);
    expect([...view.flags()]).toEqual([['H58|due-changed-after-end', 1]]);
    expect(flows(view, 'dossiers.resolved')[0]).toContain('timeliness=late');
  });
});

describe('a dossier that is transferred', () => {
  const events = [
    received('2020-07-01T08:00'),
    then('transferred', '2020-07-03T08:00', { toAgency: 'H58.12', at: '2020-07-05T08:00' }),
    then('transferred', '2020-07-04T08:00', { toAgency: 'H58.13', at: '2020-07-02T08:00' }),
  ];

  it('is held by whom the last event in force says, whatever the order of their days', () => {
    const days = ['2020-07-01', '2020-07-02', '2020-07-05'];
    expect(days.map((day) => openOn(known(events), day)[0]?.split('|')[0])).toEqual(['H58', 'H58.13', 'H58.13']);
  });

  it.each([
    ['2020-07-02T07:59', 'H58'],
    ['2020-07-02T08:00', 'H58.13'],
  ])('and resolved at %s counts for %s', (resolvedAt, agency) => {
    const view = known([...events, then('resolved', '2020-07-06T08:00', { outcome: 'approved', resolvedAt })]);
    expect(flows(view, 'dossiers.resolved')[0]).toContain(` ${agency}|`);
    expect(flows(view, 'dossiers.received')[0]).toContain(' H58|');
  });
});

describe('what a dossier counts for', () => {
  it('is nothing before it is received', () => {
    const view = known([
      then('submitted', '2020-07-01T08:00', required),
      then('refused', '2020-07-01T09:00'),
      then('progressed', '2020-07-01T10:00', { status: 4 }),
      then('resolved', '2020-07-02T08:00', { outcome: 'approved' }),
    ]);
    expect(view.flowDays('dossiers.workload')).toEqual([]);
    expect(view.flowDays('dossiers.resolved')).toEqual([]);
  });

  it('is only the workload with a parent', () => {
    const events = [received('2020-07-01T08:00', { parent: 'P' }), then('rated', '2020-07-02T08:00', { score: 5 })];
    expect(known(events).flowDays('dossiers.workload')).toEqual(['2020-07-01']);
    expect(known(events).flowDays('dossiers.received')).toEqual([]);
    expect(openOn(known(events), '2020-07-01')).toEqual([]);
    const cleared = known([...events, then('corrected', '2020-07-03T08:00', { parent: null })]);
    expect(flows(cleared, 'dossiers.rated')).toEqual(['2020-07-02 H58|level=4 1']);
  });

  it('is nothing while the last of voided and restored is voided', () => {
    const events = [received('2020-07-01T08:00'), then('voided', '2020-07-02T08:00')];
    expect(openOn(known(events), '2020-07-01')).toEqual([]);
    expect(openOn(known([...events, then('restored', '2020-07-03T08:00')]), '2020-07-01')).toHaveLength(1);
  });

  it('dates the reception by the register, else by the first reception, never by a correction', () => {
    const events = [
      received('2020-07-03T08:00'),
      received('2020-07-04T08:00', { receivedAt: '2020-07-02T08:00', level: 3 }),
      then('corrected', '2020-07-05T08:00', { receivedAt: '2020-06-30T08:00', agency: 'H58.13' }),
    ];
    expect(flows(known(events), 'dossiers.received')).toEqual([
      '2020-06-30 H58.13|channel=online,handling=electronic,level=3 1',
    ]);
    const cleared = known([...events, then('corrected', '2020-07-06T08:00', { receivedAt: null })]);
    expect(cleared.flowDays('dossiers.received')).toEqual(['2020-07-03']);
  });

  it('is the last rating, and the payment unless it was given back', () => {
    const events = [
      received('2020-07-01T08:00'),
      then('rated', '2020-07-02T08:00', { score: 5 }),
      then('rated', '2020-07-03T08:00', { score: 3 }),
      then('paid', '2020-07-04T08:00', { amount: 1000, method: 'online' }),
    ];
    expect(known(events).flowDays('dossiers.rated')).toEqual(['2020-07-03']);
    expect(known(events).flowDays('dossiers.rated-satisfied')).toEqual([]);
    expect(known(events).flowDays('dossiers.paid-online')).toEqual(['2020-07-04']);
    const refunded = known([...events, then('refunded', '2020-07-05T08:00', { amount: 1000, method: 'online' })]);
    expect(refunded.flowDays('dossiers.paid')).toEqual([]);
  });
});
