import { answering, figure, indicator, noFigure, type Told } from '../../../test/support/dashboard-answers.js';
import type { Asked } from './asked.js';
import { readOverview, type Overview } from './overview.js';

const question: Asked = { lang: 'en', period: '2020-Q3', org: 'H58', asOf: undefined };

async function overviewOf(told: Told, asked: Partial<Asked> = {}): Promise<Overview> {
  return await readOverview(answering(told).ask, { ...question, ...asked });
}

describe('a line', () => {
  it('has what the API answers', async () => {
    const { lines } = await overviewOf({});
    expect(lines).toMatchObject([
      { indicator: { number: 'I02' }, figure: { value: 0.666667, numerator: 2, denominator: 3, target: 0.2 } },
    ]);
  });

  it('keeps a missing value apart from zero', async () => {
    const missing = await overviewOf({ figure: { ...noFigure, value_status: 'not_reported' } });
    expect(missing.lines[0]?.figure).toMatchObject({ value: undefined, valueStatus: 'not_reported' });
    const zero = await overviewOf({ figure: { value: 0, numerator: 0 } });
    expect(zero.lines[0]?.figure).toMatchObject({ value: 0, valueStatus: 'ok' });
  });

  it('is there for an indicator whose figure is not answered', async () => {
    const { lines } = await overviewOf({ indicators: [indicator, { ...indicator, id: 'new-share' }] });
    expect(lines[1]?.figure).toMatchObject({ indicator: 'new-share', value: undefined, valueStatus: 'absent' });
  });

  it.each([{ value: '0.5' }, { status: null }, { value: Number.NaN }])('is never made up from %j', async (changes) => {
    await expect(overviewOf({ figure: changes })).rejects.toMatchObject({ kind: 'misunderstood', status: 502 });
  });
});

describe('what is doubtful', () => {
  const others = [indicator, { ...indicator, id: 'signed-share' }];

  it('of all figures alike is told once', async () => {
    const figures = [
      { flags: 'collision:2 late-alias:1' },
      { indicator: 'signed-share', flags: 'collision:2 late-alias:3' },
    ];
    const { doubts, lines } = await overviewOf({ indicators: others, figures });
    expect(doubts).toEqual([{ flag: 'collision', count: 2 }]);
    expect(lines.map((line) => line.figure.doubts)).toEqual([
      [{ flag: 'late-alias', count: 1 }],
      [{ flag: 'late-alias', count: 3 }],
    ]);
  });

  it('of one figure stays with it', async () => {
    const figures = [{ flags: 'collision' }, { indicator: 'signed-share', flags: '' }];
    const { doubts, lines } = await overviewOf({ indicators: others, figures });
    expect(doubts).toEqual([]);
    expect(lines[0]?.figure.doubts).toEqual([{ flag: 'collision', count: 1 }]);
  });
});

describe('the period', () => {
  it.each([
    [{ '2020': 11, '2020-Q1': 10, '2020-Q2': 10, '2020-Q3': 8, '2020-Q4': 5 }, '2020-Q3'],
    [{ '2020': 10, '2020-Q1': 10, '2020-Q2': null, '2020-Q3': null, '2020-Q4': null }, '2020-Q1'],
    [{ '2020': 12, '2021': null, '2020-Q1': 1, '2020-Q2': 5, '2020-Q3': 9, '2020-Q4': 12 }, '2020-Q4'],
    [{ '2020': 12, '2021': 7, '2020-Q4': 12, '2021-Q1': 7 }, '2020-Q4'],
    [{ '2020': 12, '2021': 9, '2020-Q4': 12, '2021-Q1': 9 }, '2021-Q1'],
    [{}, '2021-Q1'],
  ])('of nobody’s choice is the newest that is well reported: %j', async (reporting, expected) => {
    const { place } = await overviewOf({ reporting }, { period: undefined });
    expect(place.period).toBe(expected);
  });

  it('is as final as it was known to be on the day that is asked for', async () => {
    const { period } = await overviewOf({ figure: { stage: 'provisional' } }, { asOf: '2020-10-05' });
    expect(period.stage).toBe('provisional');
  });

  it('to come is not called running', async () => {
    const warnings = [{ code: 'period-to-come', detail: 'has not begun' }];
    const { period } = await overviewOf({ figure: { stage: 'live' }, meta: { warnings } });
    expect(period.stage).toBe('to-come');
  });

  it('can be chosen from all, the newest first', async () => {
    const { periods } = await overviewOf({});
    expect(periods.map(({ id }) => id)).toEqual([
      '2021-Q1',
      '2021',
      '2020-Q4',
      '2020-Q3',
      '2020-Q2',
      '2020-Q1',
      '2020',
    ]);
  });
});

describe('the agency', () => {
  it('stays among the choices where it is no child of what can be chosen', async () => {
    const { agencies } = await overviewOf({ figure: { org_name: 'Cái Bè' } }, { org: 'H58.12' });
    expect(agencies[0]).toEqual({ code: 'H58.12', name: 'Cái Bè', kind: 'shown' });
  });

  it('that nobody has heard of is not found', async () => {
    const failure = { kind: 'no-agency', status: 404, reasons: [{ parameter: 'org' }] };
    await expect(overviewOf({ figure: { org_name: null } }, { org: 'H99' })).rejects.toMatchObject(failure);
  });

  it('is the nation even on a day before the registry knew it', async () => {
    const { agencyName } = await overviewOf({ figure: { org_name: null } }, { org: 'VN', asOf: '2018-01-01' });
    expect(agencyName).toBe('Việt Nam (the nation)');
  });

  it('by itself says so', async () => {
    const { agencyName } = await overviewOf({}, { org: 'own:H58' });
    expect(agencyName).toBe(`${String(figure['org_name'])} (by itself)`);
  });
});

describe('the questions', () => {
  it('carry the day of knowledge, and ask for the agencies of the last day of the period', async () => {
    const { ask, asked } = answering();
    await readOverview(ask, { ...question, asOf: '2020-12-31' });
    expect(asked).toContain('/v1/orgs parent=H58 at=2020-09-30 as_of=2020-12-31');
    expect(asked.filter((one) => one.startsWith('/v1/observations'))).toEqual([
      expect.stringContaining('org=H58 period=2020-Q3 include=labels,target,components,quality as_of=2020-12-31'),
    ]);
  });
});
