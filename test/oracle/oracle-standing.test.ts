import type { Entry } from './partition.js';
import { known, registry, said } from './said.js';

const today = '2020-12-31';
const rated = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };
const plan = { source: 'urn:egov:VN:plan' };

/** Two of three are satisfied, at H58. */
const twoOfThree: readonly Entry[] = [5, 4, 1].flatMap((score, number) => [
  said(`onestop.dossier.received of D${number}`, '2020-07-01T08:00', rated),
  said(`onestop.dossier.rated of D${number}`, '2020-07-01T08:00', { score }),
]);

function target(data: Record<string, unknown>, indicator = 'satisfied-share'): Entry {
  const more = { by: '2020-12-31', direction: 'up', basis: 'x', ...data };
  return said(`governance.target.set of ${indicator}`, '2019-03-07T08:00', more, plan);
}

function system(source: string, kind: string, from = '2020-01-01'): Entry {
  const agency = source.split(':')[2] ?? '';
  return said(`governance.system.registered of ${source}`, '2020-01-01T08:00', { kind, agency, from }, plan);
}

describe('an answer', () => {
  const asked = { indicator: 'satisfied-share', org: 'H58', period: '2020-07', today };

  it('has the exact difference from the target, rounded once', () => {
    const of = (value: number) => known([...registry, ...twoOfThree, target({ value })]).answer(asked);
    expect(of(0.5)).toMatchObject({ value: '0.666667', target: '0.500000', gap: '0.166667' });
    expect(of(0.8)).toMatchObject({ target: '0.800000', gap: '-0.133333' });
  });

  it('has no general target where the indicator does not apply, but an own one', () => {
    const unit = { ...asked, indicator: 'mobile-share', org: 'H58.12' };
    const of = (data: Record<string, unknown>) =>
      known([...registry, target({ value: 0.5, ...data }, 'mobile-share')]).answer(unit);
    expect(of({})).toMatchObject({ valueStatus: 'not_applicable', target: null, status: 'no_data' });
    expect(of({ agency: 'H58.12' })).toMatchObject({ valueStatus: 'not_applicable', target: '0.500000', gap: null });
  });

  it.each([
    ['live', '2020-07-31'],
    ['provisional', '2020-08-01'],
    ['provisional', '2020-08-30'],
    ['final', '2020-08-31'],
  ])('is %s on %s', (stage, day) => {
    expect(known(twoOfThree, day).answer(asked).stage).toBe(stage);
  });

  it('is covered by the systems of the needed kind that sent in the period', () => {
    const log = [
      ...[...registry, ...twoOfThree],
      system('urn:egov:H58:onestop', 'onestop'),
      system('urn:egov:H58.12:onestop', 'onestop'),
      system('urn:egov:H58.13:onestop', 'onestop', '2020-08-01'),
      system('urn:egov:H58:document', 'document'),
    ];
    const coverage = (org: string, period = '2020-07') => known(log).answer({ ...asked, org, period }).coverage;
    expect(coverage('H58')).toBe('0.500000');
    expect(coverage('own:H58')).toBe('1.000000');
    expect(coverage('own:H58', '2020-06')).toBe('0.000000');
    expect(coverage('H58', '2020-Q3')).toBe('0.333333');
    expect(coverage('G14')).toBe(null);
  });
});

describe('groups', () => {
  it('are named by the tree of the day', () => {
    const from = '2020-08-01';
    const moved = said('governance.agency.moved of H58.13', '2020-01-01T08:00', { parent: 'G14', from }, plan);
    const groups = (org: string, period: string, kinds?: readonly string[]) =>
      known([...registry, moved]).groups({ org, period, today, ...(kinds === undefined ? {} : { kinds }) });
    expect(groups('children:H58', '2020-07')).toEqual(['H58.12', 'H58.13']);
    expect(groups('children:H58', '2020-08')).toEqual(['H58.12']);
    expect(groups('tree:VN', '2020-08', ['ministry', 'department'])).toEqual(['G14', 'H58.12', 'H58.13']);
    expect(groups('own:H58', '2020-08')).toEqual(['own:H58']);
  });
});

describe('a rank', () => {
  const published = (year: number, rank: number, country = 'VN') =>
    said(
      'governance.survey.published of egdi',
      `${year}-07-10T08:00`,
      { survey: 'egdi', year, country, rank, values: {} },
      plan,
    );

  it('is that of the last survey up to the year, of the nation only', () => {
    const log = [...registry, published(2018, 88), published(2018, 7, 'SG'), published(2020, 87), published(2020, 86)];
    const of = (org: string, period: string) => known(log).answer({ indicator: 'egdi-rank', org, period, today });
    expect(of('VN', '2017').valueStatus).toBe('not_reported');
    expect(of('VN', '2019')).toMatchObject({ numerator: 88, denominator: 1, valueStatus: 'ok' });
    expect(of('own:VN', '2020-Q1')).toMatchObject({ numerator: 86, denominator: 1 });
    expect(of('H58', '2020').valueStatus).toBe('not_applicable');
  });
});
