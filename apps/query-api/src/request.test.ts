import { formatOf, languageOf, nextPageLink, questionOf, type Request } from './request.js';

function request(url: string, headers: Request['headers'] = {}): Request {
  const query = Object.fromEntries(new URL(url, 'http://hub').searchParams);
  return { url, query, headers };
}

describe('the format of an answer', () => {
  it.each([
    ['/v1/orgs', {}, 'json'],
    ['/v1/orgs.csv', { accept: 'application/json' }, 'csv'],
    ['/v1/orgs?format=csv', {}, 'csv'],
    ['/v1/orgs?format=json', { accept: 'text/csv' }, 'json'],
    ['/v1/orgs', { accept: 'text/csv' }, 'csv'],
    ['/v1/orgs', { accept: 'text/csv;q=0.9, application/json' }, 'csv'],
    ['/v1/orgs', { accept: 'text/html,*/*' }, 'json'],
  ])('of %s with %j is %s', (url, headers, format) => {
    expect(formatOf(request(url, headers))).toBe(format);
  });
});

describe('the language of an answer', () => {
  it.each([
    ['/v1/orgs', {}, 'vi'],
    ['/v1/orgs', { 'accept-language': 'en-GB,vi;q=0.5' }, 'en'],
    ['/v1/orgs?lang=vi', { 'accept-language': 'en' }, 'vi'],
  ])('of %s with %j is %s', (url, headers, lang) => {
    expect(languageOf(request(url, headers))).toBe(lang);
  });
});

describe('a question', () => {
  it('is the same in any order of its parameters, and on every page', () => {
    const [first, second] = ['/v1/orgs?q=a&at=2020-01-01&limit=2', '/v1/orgs?limit=9&at=2020-01-01&cursor=x&q=a'];
    expect(questionOf(request(first))).toBe(questionOf(request(second)));
  });

  it('has a next page with its own parameters', () => {
    expect(nextPageLink(request('/v1/orgs?q=bộ&limit=2&cursor=old'), 'new')).toBe(
      '</v1/orgs?q=b%E1%BB%99&limit=2&cursor=new>; rel="next"',
    );
  });
});
