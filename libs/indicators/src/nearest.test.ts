import { nearest } from './nearest.js';

const parameters = ['indicator', 'measure', 'org', 'org_kind', 'period', 'grain', 'as_of', 'include'];

describe('did you mean', () => {
  it.each([
    ['perod', 'period'],
    ['peroid', 'period'],
    ['Period', 'period'],
    ['orgkind', 'org_kind'],
    ['asof', 'as_of'],
    ['gr', undefined],
    ['colour', undefined],
    ['', undefined],
  ])('%s: %s', (word, meant) => {
    expect(nearest(word, parameters)).toBe(meant);
  });

  it('takes the first of equals, and nothing from nothing', () => {
    expect(nearest('5', ['3', '4'])).toBe('3');
    expect(nearest('x', [])).toBeUndefined();
  });
});
