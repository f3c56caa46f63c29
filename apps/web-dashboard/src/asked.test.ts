import { askedOf, languageOf } from './asked.js';

describe('an address', () => {
  it('asks for what it says, and for the nation at present where it says nothing', () => {
    expect(askedOf('vi', {})).toEqual({ lang: 'vi', period: undefined, org: 'VN', asOf: undefined });
    expect(askedOf('en', { period: '2020-Q3', org: 'own:H58', as_of: '2020-12-31' })).toEqual({
      lang: 'en',
      period: '2020-Q3',
      org: 'own:H58',
      asOf: '2020-12-31',
    });
  });

  it('says nothing with the empty fields of its form', () => {
    expect(askedOf('vi', { period: '', as_of: '' })).toMatchObject({ period: undefined, asOf: undefined });
  });

  it.each([
    { org: ['H58', 'H26'] },
    { org: 'H58,H26' },
    { org: 'children:VN' },
    { org: 'tree:VN' },
    { org: 'self' },
    { period: '2020-Q1,2020-Q2' },
    { as_of: ['2020-01-01', '2020-02-01'] },
  ])('of several at once is refused: %j', (query) => {
    expect(() => askedOf('en', query)).toThrow(expect.objectContaining({ kind: 'refused', status: 400 }));
  });

  it.each([
    [{}, 'vi'],
    [{ lang: 'vi' }, 'vi'],
    [{ lang: 'en' }, 'en'],
  ])('may name its language: %j', (query, lang) => {
    expect(languageOf('vi', query)).toBe(lang);
  });

  it.each([{ lang: 'xx' }, { lang: ['vi', 'en'] }, { lang: 'EN' }])('of no language is refused: %j', (query) => {
    expect(() => languageOf('en', query)).toThrow(expect.objectContaining({ status: 400 }));
  });
});
