import { established, merged } from './agency-facts.samples.js';
import { treeOn } from './agency-tree.js';
import { AgencyTrees } from './agency-trees.js';

const facts = [established('H58', 'VN'), established('H19', 'VN'), merged('H58', 'H19', '2025-07-01')];

describe('the trees of many days', () => {
  it('are those of each day', () => {
    const trees = new AgencyTrees(facts);
    for (const day of ['2018-12-31', '2019-01-01', '2025-06-30', '2025-07-01', '2030-01-01']) {
      expect(trees.on(day).place('H58')).toBe(treeOn(facts, day).place('H58'));
      expect(trees.on(day).codes()).toEqual(treeOn(facts, day).codes());
      expect(trees.on(day).validityOf('H58')).toEqual(treeOn(facts, day).validityOf('H58'));
    }
  });

  it('are one between two days on which something takes effect', () => {
    const trees = new AgencyTrees(facts);
    expect(trees.on('2020-01-01')).toBe(trees.on('2025-06-30'));
    expect(trees.on('2020-01-01')).not.toBe(trees.on('2025-07-01'));
  });

  it('are few, however many days are asked for', () => {
    const yearly = Array.from({ length: 100 }, (_, at) => established(`A${at}`, 'VN', { from: `${1950 + at}-01-01` }));
    const trees = new AgencyTrees(yearly);
    for (let year = 1950; year < 2050; year += 1) {
      expect(trees.on(`${year}-06-01`).codes()).toHaveLength(year - 1950 + 2);
    }
  });
});
