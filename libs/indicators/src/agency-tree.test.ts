import { dissolved, established, merged, moved, renamed } from './agency-facts.samples.js';
import { treeOn } from './agency-tree.js';

const country = established('VN', undefined);

describe('the place of a code', () => {
  it('that exists on the day is itself', () => {
    const tree = treeOn([country, established('H58', 'VN')], '2020-06-30');
    expect(tree.exists('H58')).toBe(true);
    expect(tree.place('H58')).toBe('H58');
  });

  it('begins and ends on the day that the registry says', () => {
    const facts = [established('H58', 'VN', { from: '2020-07-01' }), merged('H58', 'H19', '2025-07-01')];
    const existed = ['2020-06-30', '2020-07-01', '2025-06-30', '2025-07-01'].map((day) =>
      treeOn(facts, day).exists('H58'),
    );
    expect(existed).toEqual([false, true, true, false]);
  });

  it('that existed before is the one that it was merged into', () => {
    const facts = [established('H58', 'VN'), established('H19', 'VN'), merged('H58', 'H19', '2025-07-01')];
    expect(treeOn(facts, '2025-06-30').place('H58')).toBe('H58');
    expect(treeOn(facts, '2025-07-01').place('H58')).toBe('H19');
  });

  it('follows mergers until a code that exists', () => {
    const facts = [
      ...['A', 'B', 'C'].map((code) => established(code, 'VN')),
      merged('A', 'B', '2021-01-01'),
      merged('B', 'C', '2022-01-01'),
    ];
    expect(treeOn(facts, '2021-06-01').place('A')).toBe('B');
    expect(treeOn(facts, '2022-06-01').place('A')).toBe('C');
  });

  it('is by the last merger in event order among those in force', () => {
    const facts = [
      ...['A', 'B', 'C', 'D'].map((code) => established(code, 'VN')),
      merged('A', 'B', '2021-01-01', 50_020),
      merged('A', 'C', '2020-01-01', 50_030),
      merged('A', 'D', '2023-01-01', 50_040),
    ];
    expect(treeOn(facts, '2020-06-01').place('A')).toBe('C');
    expect(treeOn(facts, '2022-01-01').place('A')).toBe('C');
    expect(treeOn(facts, '2023-01-01').place('A')).toBe('D');
  });

  it('that was dissolved is its last parent', () => {
    const facts = [
      ...[established('H58', 'VN'), established('H58.12', 'H58'), established('H19', 'VN')],
      ...[
        moved('H58.12', 'H19', '2020-03-01'),
        dissolved('H58.12', '2020-07-01'),
        moved('H58.12', 'H58', '2021-01-01'),
      ],
    ];
    expect(treeOn(facts, '2020-06-30').place('H58.12')).toBe('H58.12');
    expect(treeOn(facts, '2020-12-31').place('H58.12')).toBe('H19');
  });

  it('that was dissolved together with its parent is where the parent has its own', () => {
    const facts = [
      ...[established('H58', 'VN'), established('H58.12', 'H58'), established('H19', 'VN')],
      ...[dissolved('H58.12', '2020-07-01'), merged('H58', 'H19', '2020-07-01')],
    ];
    expect(treeOn(facts, '2020-07-01').place('H58.12')).toBe('H19');
  });

  it('that comes into being later is its first parent', () => {
    const facts = [
      ...[established('H58', 'VN'), established('H19', 'VN')],
      ...[established('H58.20', 'H58', { from: '2021-01-01', at: 10 }), moved('H58.20', 'H19', '2021-06-01', 20)],
    ];
    expect(treeOn(facts, '2020-12-31').place('H58.20')).toBe('H58');
    expect(treeOn(facts, '2021-01-01').place('H58.20')).toBe('H58.20');
  });

  it('that comes into being later under one that does so too goes further up', () => {
    const facts = [
      ...[established('H58', 'VN'), established('H58.20', 'H58', { from: '2021-01-01' })],
      established('H58.20.01', 'H58.20', { from: '2022-01-01' }),
    ];
    expect(treeOn(facts, '2020-12-31').place('H58.20.01')).toBe('H58');
    expect(treeOn(facts, '2021-12-31').place('H58.20.01')).toBe('H58.20');
  });

  it('that nobody registered is its longest registered prefix, else VN', () => {
    const tree = treeOn([established('H58', 'VN'), established('H58.12', 'H58')], '2020-06-30');
    expect(tree.place('H58.12.99.01')).toBe('H58.12');
    expect(tree.place('H58.1')).toBe('H58');
    expect(tree.place('H5')).toBe('VN');
    expect(tree.place('H581.12')).toBe('VN');
    expect(tree.place('Z99.01')).toBe('VN');
    expect(tree.place('')).toBe('VN');
  });

  it('that nobody registered follows a prefix that is gone', () => {
    const facts = [established('H58', 'VN'), established('H19', 'VN'), merged('H58', 'H19', '2025-07-01')];
    expect(treeOn(facts, '2025-07-01').place('H58.12')).toBe('H19');
  });

  it('that is only moved, renamed or merged was never registered', () => {
    const facts = [established('H58', 'VN'), established('H19', 'VN'), merged('H58.12', 'H19', '2019-06-01')];
    expect(treeOn(facts, '2020-01-01').place('H58.12')).toBe('H58');
  });

  it('is VN where a chain comes back to a code already met', () => {
    const facts = [
      ...[established('A', 'VN'), established('B', 'VN'), established('C', 'VN')],
      ...[merged('A', 'B', '2021-01-01'), merged('B', 'A', '2021-01-01'), merged('C', 'A', '2021-01-01')],
    ];
    const tree = treeOn(facts, '2021-01-01');
    expect(['A', 'B', 'C', 'C.01'].map((code) => tree.place(code))).toEqual(['VN', 'VN', 'VN', 'VN']);
  });

  it('is by the last assertion of existence in event order: a code may come back', () => {
    const facts = [
      ...[established('A', 'VN', { from: '2019-01-01', at: 10 }), dissolved('A', '2020-01-01', 20)],
      established('A', 'VN', { from: '2021-01-01', at: 30 }),
    ];
    const places = ['2019-06-01', '2020-06-01', '2021-06-01'].map((day) => treeOn(facts, day).place('A'));
    expect(places).toEqual(['A', 'VN', 'A']);
    // the end is told again later, so it holds again
    expect(treeOn([...facts, dissolved('A', '2020-02-01', 40)], '2021-06-01').place('A')).toBe('VN');
  });

  it('of VN is VN, on any day and whatever is said', () => {
    expect(treeOn([], '1999-01-01').place('VN')).toBe('VN');
    expect(treeOn([country, dissolved('VN', '2020-01-01')], '2020-06-01').exists('VN')).toBe(true);
    expect(treeOn([country, established('H58', 'VN')], '2018-12-31').place('H58')).toBe('VN');
  });
});

describe('parents', () => {
  it('are those of the day', () => {
    const facts = [
      ...[established('H58', 'VN'), established('H19', 'VN'), established('H58.12', 'H58')],
      moved('H58.12', 'H19', '2020-07-01'),
    ];
    expect(treeOn(facts, '2020-06-30').parentOf('H58.12')).toBe('H58');
    expect(treeOn(facts, '2020-07-01').parentOf('H58.12')).toBe('H19');
  });

  it('are resolved like places: children follow a merger', () => {
    const facts = [
      ...[established('H58', 'VN'), established('H19', 'VN'), established('H58.12', 'H58')],
      merged('H58', 'H19', '2025-07-01'),
    ];
    const tree = treeOn(facts, '2025-07-01');
    expect(tree.parentOf('H58.12')).toBe('H19');
    expect(tree.childrenOf('H19')).toEqual(['H58.12']);
    expect(tree.childrenOf('H58')).toEqual([]);
    expect(tree.parentOf('H58')).toBeUndefined();
    expect(tree.parentOf('VN')).toBeUndefined();
  });

  it('that nobody registered are resolved too', () => {
    const tree = treeOn([established('H58', 'VN'), established('X', 'H58.77'), established('Y', 'Z9')], '2020-01-01');
    expect(tree.parentOf('X')).toBe('H58');
    expect(tree.parentOf('Y')).toBe('VN');
  });

  it('in a circle are VN, for all that stand in it, and only for those', () => {
    const facts = [
      ...[established('A', 'B'), established('B', 'C'), established('C', 'A'), established('D', 'A')],
      established('S', 'S'),
    ];
    const tree = treeOn(facts, '2020-01-01');
    expect(['A', 'B', 'C', 'D', 'S'].map((code) => tree.parentOf(code))).toEqual(['VN', 'VN', 'VN', 'A', 'VN']);
  });

  it('in a circle that goes through a merger are VN', () => {
    const facts = [established('A', 'B'), established('B', 'VN'), merged('B', 'A', '2020-01-01')];
    expect(treeOn(facts, '2020-01-01').parentOf('A')).toBe('VN');
  });

  it('lead from any row up to VN', () => {
    const facts = [established('H58', 'VN'), established('H58.12', 'H58'), established('H58.12.03', 'H58.12')];
    const tree = treeOn(facts, '2020-01-01');
    expect(tree.ancestors('H58.12.03')).toEqual(['H58.12', 'H58', 'VN']);
    expect(tree.groupsOf('H58.12.03.99')).toEqual(['H58.12.03', 'H58.12', 'H58', 'VN']);
    expect(tree.groupsOf('nowhere')).toEqual(['VN']);
    expect(tree.under('H58')).toEqual(['H58.12', 'H58.12.03']);
    expect(tree.under('VN')).toEqual(['H58', 'H58.12', 'H58.12.03']);
    expect(tree.under('nowhere')).toEqual([]);
    expect(tree.codes()).toEqual(['VN', 'H58', 'H58.12', 'H58.12.03']);
  });
});

describe('what the tree knows of a code', () => {
  const facts = [
    ...[country, established('H58', 'VN', { kind: 'province', names: { vi: 'Tỉnh A', en: 'A Province' } })],
    renamed('H58', { vi: 'Tỉnh B', en: 'B Province' }, '2020-07-01'),
    merged('H58', 'H19', '2025-07-01', 50_030),
    ...[established('H19', 'VN'), merged('H58', 'H20', '2025-07-01', 50_040)],
  ];

  it('is its name of the day, or of the nearest day that it has one', () => {
    const names = ['2018-01-01', '2020-06-30', '2020-07-01', '2030-01-01'].map((day) =>
      treeOn(facts, day).namesOf('H58', 'vi'),
    );
    expect(names).toEqual(['Tỉnh A', 'Tỉnh A', 'Tỉnh B', 'Tỉnh B']);
    expect(treeOn(facts, '2020-07-01').namesOf('H58', 'en')).toBe('B Province');
    expect(treeOn(facts, '2020-07-01').namesOf('nowhere', 'vi')).toBeUndefined();
  });

  it('is its kind; VN is the nation', () => {
    const tree = treeOn(facts, '2020-07-01');
    expect(tree.kindOf('H58')).toBe('province');
    expect(tree.kindOf('VN')).toBe('national');
    expect(tree.kindOf('nowhere')).toBeUndefined();
    expect(treeOn(facts, '2018-01-01').kindOf('H58')).toBe('province');
  });

  it('is what it is merged into, the last assertion last', () => {
    expect(treeOn(facts, '2020-07-01').successors('H58')).toEqual(['H19', 'H20']);
    expect(treeOn(facts, '2020-07-01').successors('H19')).toEqual([]);
  });

  it('is the days between which it exists', () => {
    expect(treeOn(facts, '2020-07-01').validityOf('H58')).toEqual({ from: '2019-01-01', until: '2025-07-01' });
    expect(treeOn(facts, '2020-07-01').validityOf('H19')).toEqual({ from: '2019-01-01' });
    expect(treeOn(facts, '2020-07-01').validityOf('nowhere')).toBeUndefined();
  });
});
