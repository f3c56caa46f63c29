import { period } from './period.js';
import { sixDecimals } from './ratio.js';
import type { Entry } from './partition.js';
import { established, known, registry, said } from './said.js';

const today = '2020-12-31';

function agency(fact: string, code: string, data: Record<string, unknown>, at = '2020-01-01T08:00'): Entry {
  return said(`governance.agency.${fact} of ${code}`, at, data, { source: 'urn:egov:VN:registry' });
}

function rated(dossier: string, source: string, score = 5, at = '2020-07-01T08:00'): readonly Entry[] {
  const required = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };
  return [
    said(`onestop.dossier.received of ${dossier}`, at, required, { source }),
    said(`onestop.dossier.rated of ${dossier}`, at, { score }, { source }),
  ];
}

describe('the place of a code', () => {
  const log = [
    ...registry,
    established('H58.14', 'H58.12', '2020-06-01'),
    agency('moved', 'H58.14', { parent: 'G14', from: '2020-07-01' }),
    agency('merged', 'H58.13', { into: 'H58.14', from: '2020-05-01' }),
    agency('merged', 'H58.13', { into: 'G14', from: '2020-08-01' }, '2020-01-02T08:00'),
    agency('dissolved', 'H58.12', { from: '2020-09-01' }),
  ];

  it.each([
    ['exists', 'H58.13', '2020-04-30', 'H58.13'],
    ['was merged into one that comes later, whose first parent exists', 'H58.13', '2020-05-01', 'H58.12'],
    ['was merged', 'H58.13', '2020-06-01', 'H58.14'],
    ['was merged elsewhere by a later event', 'H58.13', '2020-08-01', 'G14'],
    ['comes later', 'H58.14', '2020-05-31', 'H58.12'],
    ['was dissolved: its last parent', 'H58.12', '2020-09-01', 'H58'],
    ['was never registered', 'H58.12.99.1', '2020-04-30', 'H58.12'],
    ['was never registered, under one that is gone', 'H58.12.99', '2020-09-01', 'H58'],
    ['was never registered at all', 'X1.1', '2020-09-01', 'VN'],
  ])('that %s (%s on %s) is %s', (_case, code, day, place) => {
    expect(known(log).place(code, day)).toBe(place);
  });

  it('is VN where the mergers go round in a circle', () => {
    const circle = [
      ...registry,
      agency('merged', 'H58.12', { into: 'H58.13', from: '2020-05-01' }),
      agency('merged', 'H58.13', { into: 'H58.12', from: '2020-05-01' }),
    ];
    expect(known(circle).place('H58.12', '2020-06-01')).toBe('VN');
  });

  it('is known only from the events of the as-of day', () => {
    const late = [...registry, agency('merged', 'H58.12', { into: 'G14', from: '2020-05-01' }, '2020-06-10T08:00')];
    expect(known(late, '2020-06-09').place('H58.12', '2020-06-01')).toBe('H58.12');
    expect(known(late, '2020-06-10').place('H58.12', '2020-06-01')).toBe('G14');
  });

  it('under a moved agency is under its new parent from that day on', () => {
    expect(known(log).under('G14', '2020-06-30')('H58.14')).toBe(false);
    expect(known(log).under('G14', '2020-07-01')('H58.14.7')).toBe(true);
    expect(known(log).under('own:G14', '2020-07-01')('H58.14')).toBe(false);
    expect(known(log).under('own:VN', '2020-07-01')('X1')).toBe(true);
  });
});

describe('a figure', () => {
  const asked = { indicator: 'satisfied-share', period: '2020-Q3', today };

  it("sums the group under the tree of the period's last day, or of another day that is asked for", () => {
    const log = [
      ...registry,
      ...rated('A', 'urn:egov:H58.12:onestop'),
      ...rated('B', 'urn:egov:G14:onestop', 1),
      agency('merged', 'H58.12', { into: 'G14', from: '2020-08-01' }),
    ];
    const figure = (org: string, boundaries?: string) =>
      known(log).figure({ ...asked, org, ...(boundaries === undefined ? {} : { boundaries }) });
    expect(figure('G14')).toMatchObject({ numerator: 1, denominator: 2, value: '0.500000' });
    expect(figure('own:G14')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(figure('H58')).toMatchObject({ valueStatus: 'not_reported' });
    expect(figure('H58.12')).toMatchObject({ valueStatus: 'not_applicable', value: null });
    expect(figure('H58', '2020-07-31')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('is unknown without any event of the context there, but undefined with one', () => {
    const silent = [...registry, ...rated('A', 'urn:egov:G14:onestop', 5, '2020-06-30T08:00')];
    expect(known(silent).figure({ ...asked, org: 'G14' }).valueStatus).toBe('not_reported');
    const progressed = said(
      'onestop.dossier.progressed of B',
      '2020-07-01T08:00',
      { status: 4 },
      { source: 'urn:egov:G14.1:x' },
    );
    expect(known([...silent, progressed]).figure({ ...asked, org: 'G14' })).toMatchObject({
      numerator: 0,
      denominator: 0,
      value: null,
      valueStatus: 'undefined',
    });
    const portal = said(
      'portal.portal.surveyed of p',
      '2020-07-01T08:00',
      { mobile: true, https: true },
      { source: 'urn:egov:G14:x' },
    );
    expect(known([...silent, portal]).figure({ ...asked, org: 'G14' }).valueStatus).toBe('not_reported');
  });

  it('counts as reported for the agencies that an event names', () => {
    const named = said('onestop.dossier.transferred of B', '2020-07-01T08:00', { toAgency: 'G14' });
    expect(known([...registry, named]).figure({ ...asked, org: 'G14' }).valueStatus).toBe('undefined');
  });

  it('of a stock is reported from its first row on', () => {
    const opened = { url: 'https://x', kind: 'province' };
    const log = [
      ...registry,
      said('portal.portal.opened of p', '2020-07-20T08:00', { ...opened, at: '2020-03-05T08:00' }),
      said('portal.portal.closed of p', '2020-07-20T08:00', { ...opened, at: '2020-03-07T08:00' }),
    ];
    const figure = (month: string) =>
      known(log).figure({ indicator: 'mobile-share', org: 'H58', period: month, today });
    expect(figure('2020-02').valueStatus).toBe('not_reported');
    expect(figure('2020-03').valueStatus).toBe('undefined');
  });

  it('of a stock in an open period is that of the as-of day', () => {
    const log = [
      ...registry,
      said('portal.portal.opened of p', '2020-07-20T08:00', { url: 'https://x', kind: 'province' }),
    ];
    const open = { indicator: 'mobile-share', org: 'H58', period: '2020', today };
    expect(known(log, '2020-07-20').figure(open)).toMatchObject({ numerator: 0, denominator: 1, value: '0.000000' });
    expect(known(log).figure({ ...open, asOf: '2020-07-19' }).valueStatus).toBe('not_reported');
  });
});

describe('a connected system', () => {
  const system = (code: string) =>
    said(`governance.system.registered of urn:egov:${code}:document`, '2020-01-01T08:00', {
      kind: 'document',
      agency: code,
      from: '2020-01-01',
    });
  const doc = (from: string, to: string, at: string) => [
    said(`interchange.document.sent of ${from}-${to}`, at, { kind: 'x', from, to: [to], signed: true }),
    said(`interchange.document.delivered of ${from}-${to}`, at, { agency: to }, { source: 'urn:egov:VN:axis' }),
  ];
  const log = [
    ...registry,
    established('H58.12.03', 'H58.12'),
    system('H58'),
    system('H58.12'),
    ...doc('H58.13', 'H58.12.03', '2020-07-01T08:00'),
  ];
  const on = (day: string, more: readonly Entry[]) => [
    ...known([...log, ...more])
      .stock('systems.connected', day)
      .keys(),
  ];

  it('is served by what happens at units without a system of their own, for thirty days', () => {
    const more = doc('H58.12.03', 'H58', '2020-07-05T08:00');
    expect(on('2020-07-04', more)).toEqual([]);
    expect(on('2020-07-05', more)).toEqual(['H58.12|', 'H58|']);
    expect(on('2020-07-30', more)).toEqual(['H58.12|', 'H58|']);
    expect(on('2020-07-31', more)).toEqual([]);
  });
});

describe('the status against a target', () => {
  const target = (data: Record<string, unknown>, at = '2019-03-07T08:00') =>
    said(
      `governance.target.set of satisfied-share`,
      at,
      { direction: 'up', basis: 'x', ...data },
      { source: 'urn:egov:VN:plan' },
    );
  // 20 of 40
  const half = Array.from({ length: 4 }, (_, n) => rated(`D${n}`, 'urn:egov:H58:onestop', n < 2 ? 5 : 1)).flat();
  const status = (...targets: readonly Entry[]) =>
    known([...registry, ...half, ...targets]).figure({
      indicator: 'satisfied-share',
      org: 'H58',
      period: '2020-07',
      today,
    }).status;
  const line = { baseline: 0, baselineDay: '2020-07-11', by: '2020-08-20' }; // on 2020-07-31 half of the way

  it.each([
    ['met', { ...line, value: 0.5 }],
    ['on_track', { ...line, value: 1 }],
    ['at_risk', { ...line, value: 1, baseline: 0.11 }],
    ['behind', { ...line, value: 1, baseline: 0.12 }],
    ['missed', { value: 0.51, by: '2020-07-30' }],
    ['behind', { value: 0.8, by: '2020-07-31' }],
    ['met', { value: 0.5, by: '2020-12-31', direction: 'down' }],
    ['behind', { value: 0.4, by: '2020-12-31', direction: 'down' }],
    ['on_track', { ...line, value: 0.4, baseline: 0.6, direction: 'down' }],
    ['at_risk', { ...line, value: 0.4, baseline: 0.5, direction: 'down' }],
    ['behind', { ...line, value: 0.4, baseline: 0.49, direction: 'down' }],
  ])('is %s with %j', (expected, data) => {
    expect(status(target(data))).toBe(expected);
  });

  it('is against the own target before the general one, the earliest that is not passed, and its last event', () => {
    expect(status()).toBe('no_target');
    expect(
      status(target({ value: 0.1, by: '2020-12-31' }), target({ value: 0.9, by: '2020-06-30', agency: 'H58' })),
    ).toBe('missed');
    expect(status(target({ value: 0.1, by: '2020-12-31' }), target({ value: 1, by: '2020-07-31' }))).toBe('behind');
    expect(status(target({ value: 0.1, by: '2020-06-30' }), target({ value: 1, by: '2020-05-31' }))).toBe('met');
    const earlier = target({ value: 1, by: '2020-07-31' }, '2019-03-06T08:00');
    expect(status(target({ value: 0.5, by: '2020-07-31' }), earlier)).toBe('met');
  });
});

describe('the arithmetic', () => {
  it.each([
    [1n, 2_000_000n, '0.000000'],
    [3n, 2_000_000n, '0.000002'],
    [5n, 2_000_000n, '0.000002'],
    [2n, 3n, '0.666667'],
    [7n, 5n, '1.400000'],
  ])('rounds %s/%s to %s, half to even', (over, under, shown) => {
    expect(sixDecimals({ over, under })).toBe(shown);
  });

  it.each([
    ['2020', '2020-01-01', '2020-12-31'],
    ['2020-Q3', '2020-07-01', '2020-09-30'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2020-W01', '2019-12-30', '2020-01-05'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2021-W01', '2021-01-04', '2021-01-10'],
    ['2020-07-15', '2020-07-15', '2020-07-15'],
  ])('%s runs from %s to %s', (id, first, last) => {
    expect(period(id)).toMatchObject({ first, last });
  });
});
