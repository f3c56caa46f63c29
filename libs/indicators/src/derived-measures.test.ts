import { established } from './agency-facts.samples.js';
import { treeOn } from './agency-tree.js';
import type { Cell, DerivedInput, SurveyResult } from './measure.js';
import { measures, type MeasureName } from './measures.js';

const registry = [
  ...[established('H58', 'VN'), established('H58.12', 'H58'), established('H58.12.03', 'H58.12')],
  established('H19', 'VN'),
];
const cell = (agency: string, count: number, dims: Readonly<Record<string, string>> = {}): Cell => ({
  agency,
  dims,
  count,
});

function evaluated(name: MeasureName, input: Partial<DerivedInput>): readonly Cell[] {
  const measure = measures[name];
  const day = '2020-07-20';
  const known = { day, tree: treeOn(registry, day), cells: [], surveys: [], ...input };
  return measure.kind === 'derived' ? measure.evaluate(known) : [];
}

describe('dossiers.overdue', () => {
  const open = [
    cell('H58', 1, { level: '4', due: '2020-07-20' }),
    cell('H58', 2, { level: '3', due: '2020-07-19' }),
    cell('H58', 4, { level: '4', due: 'none' }),
    cell('H58', 8, { level: '4', due: 'paused' }),
    cell('H19', 16, { level: '2', due: '2019-12-31' }),
  ];

  it('counts open dossiers whose due day lies before the day', () => {
    expect(evaluated('dossiers.overdue', { cells: [open] })).toEqual([
      ...[cell('H58', 2, { level: '3' }), cell('H19', 16, { level: '2' })],
    ]);
    const next = evaluated('dossiers.overdue', { cells: [open], day: '2020-07-21' });
    expect(next.map(({ count }) => count)).toEqual([1, 2, 16]);
  });

  it('stands at nothing where nothing is open', () => {
    expect(evaluated('dossiers.overdue', { cells: [[]] })).toEqual([]);
  });
});

describe('systems.connected', () => {
  const connected = (registered: readonly Cell[], sent: readonly Cell[], received: readonly Cell[]) =>
    evaluated('systems.connected', { cells: [registered, sent, received] });

  it('needs documents that went out and documents that came in', () => {
    const one = [cell('H58', 1)];
    expect(connected(one, [cell('H58', 5)], [cell('H58', 3)])).toEqual([cell('H58', 1)]);
    expect(connected(one, [cell('H58', 5)], [])).toEqual([]);
    expect(connected(one, [], [cell('H58', 3)])).toEqual([]);
    expect(connected(one, [cell('H58', 5), cell('H58', -5)], [cell('H58', 3)])).toEqual([]);
    expect(connected([], [cell('H58', 5)], [cell('H58', 3)])).toEqual([]);
  });

  it('counts the documents of units below that have no system of their own', () => {
    expect(connected([cell('H58', 1)], [cell('H58.12.03', 1)], [cell('H58.12', 1)])).toEqual([cell('H58', 1)]);
  });

  it('leaves the documents of a unit with its own system to that, and those of units below it', () => {
    const both = [cell('H58', 1), cell('H58.12', 1)];
    expect(connected(both, [cell('H58.12.03', 1)], [cell('H58.12', 1)])).toEqual([cell('H58.12', 1)]);
    expect(connected(both, [cell('H58.12.03', 1), cell('H58', 1)], [cell('H58', 1)])).toEqual([cell('H58', 1)]);
  });

  it('counts each of two systems of one agency, and none that was retired', () => {
    expect(connected([cell('H58', 2)], [cell('H58', 1)], [cell('H58', 1)])).toEqual([cell('H58', 2)]);
    const retired = [cell('H58', 1), cell('H58.12', 0)];
    expect(connected(retired, [cell('H58.12', 1)], [cell('H58.12', 1)])).toEqual([cell('H58', 1)]);
  });

  it('goes by the places of the day', () => {
    // nobody registered H58.77: its rows and its system have their place at H58
    expect(connected([cell('H58.77', 1)], [cell('H58', 1)], [cell('H58.77', 1)])).toEqual([cell('H58', 1)]);
  });

  it('reads the stock of the day and the traffic of thirty days', () => {
    const measure = measures['systems.connected'];
    expect(measure.kind === 'derived' && measure.reads.map(({ measure: name, over }) => [name, over])).toEqual([
      ...[
        ['systems.registered', 'stock'],
        ['documents.sent', { days: 30 }],
        ['documents.received', { days: 30 }],
      ],
    ]);
  });
});

describe('surveys.rank', () => {
  const result = (year: number, rank: number, country = 'VN'): SurveyResult => ({
    survey: 'egdi',
    year,
    country,
    rank,
  });
  const surveys = [result(2018, 88), result(2020, 87), result(2018, 7, 'SG'), result(2020, 86), result(2022, 85)];

  it.each([
    ['2017-12-31', []],
    ['2018-01-01', [88, 7]],
    ['2019-12-31', [88, 7]],
    ['2020-07-20', [86, 7]],
    ['2024-01-01', [85, 7]],
  ])('on %s is that of the last survey up to its year: %j', (day, ranks) => {
    expect(evaluated('surveys.rank', { day, surveys }).map(({ count }) => count)).toEqual(ranks);
    expect(evaluated('surveys.ranked', { day, surveys }).map(({ count }) => count)).toEqual(ranks.map(() => 1));
  });

  it('is the nation’s, told apart by survey and country', () => {
    expect(evaluated('surveys.rank', { surveys: [result(2018, 88)] })).toEqual([
      cell('VN', 88, { survey: 'egdi', country: 'VN' }),
    ]);
  });
});
