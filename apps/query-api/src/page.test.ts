import { ordered, paged } from './page.js';
import type { Row } from './row.js';
import { CursorSeal } from './sealed-cursor.js';

const seal = new CursorSeal(Buffer.from('a secret of this test'));
const rows: readonly Row[] = ['A', 'B', 'C', 'D', 'E'].map((org, index) => ({
  org,
  value: index === 2 ? null : index,
}));
const question = { limit: 2, cursor: undefined, fields: undefined, key: ['org'], question: 'order=org' };

function orgs(page: Readonly<{ data: readonly Row[] }>): readonly unknown[] {
  return page.data.map(({ org }) => org);
}

describe('rows', () => {
  it('without a value come last, up and down', () => {
    expect(ordered(rows, ['value']).map(({ org }) => org)).toEqual(['A', 'B', 'D', 'E', 'C']);
    expect(ordered(rows, ['-value']).map(({ org }) => org)).toEqual(['E', 'D', 'B', 'A', 'C']);
  });
});

describe('pages', () => {
  it('end with a cursor that is null', () => {
    const first = paged(rows, question, seal);
    const second = paged(rows, { ...question, cursor: first.page.next_cursor ?? '' }, seal);
    const third = paged(rows, { ...question, cursor: second.page.next_cursor ?? '' }, seal);
    expect([first, second, third].flatMap(orgs)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(third.page).toEqual({ limit: 2, next_cursor: null, returned: 1, total: 5 });
  });

  it('go on behind the last row, though others came before it meanwhile', () => {
    const first = paged(rows, question, seal);
    const grown = [{ org: '0', value: 9 }, ...rows];
    expect(orgs(paged(grown, { ...question, cursor: first.page.next_cursor ?? '' }, seal))).toEqual(['C', 'D']);
  });

  it('are whole when they are empty', () => {
    expect(paged([], question, seal)).toEqual({
      data: [],
      page: { limit: 2, next_cursor: null, returned: 0, total: 0 },
    });
  });
});

describe('a cursor', () => {
  const cursor = paged(rows, question, seal).page.next_cursor ?? '';

  it.each([
    ['of another question', { ...question, question: 'order=value', cursor }, seal],
    ['of another hub', { ...question, cursor }, new CursorSeal(Buffer.from('another secret'))],
    ['that was changed', { ...question, cursor: `A${cursor.slice(1)}` }, seal],
    ['that is none', { ...question, cursor: 'null' }, seal],
    ['without a signature', { ...question, cursor: cursor.split('.')[0] ?? '' }, seal],
  ])('%s is refused', (_case, asked, opener) => {
    expect(() => paged(rows, asked, opener)).toThrow(
      expect.objectContaining({ parts: expect.objectContaining({ code: 'bad-cursor' }) }),
    );
  });
});
