import { all, one, parsedHtml, textOf } from '../../../test/support/html.js';
import { ApiFailure, type FailureParts } from './api-failure.js';
import { renderedFailure } from './rendered.js';
import { words, type Lang } from './words.js';

function failed(parts: FailureParts, lang: Lang = 'en'): ReturnType<typeof renderedFailure> {
  return renderedFailure({ lang, failure: new ApiFailure(parts), address: '/en?a="b', translation: '/?a="b' });
}

describe('a failure', () => {
  it('names what is wrong by the names of the page, once', () => {
    const reasons = ['period', 'from', 'to'].map((parameter) => ({ parameter, detail: 'must look like 2020-Q3' }));
    const { status, body } = failed({ kind: 'refused', status: 400, title: 'Invalid period', reasons });
    expect(status).toBe(400);
    expect(all(parsedHtml(body), 'li').map(textOf)).toEqual(['Period: must look like 2020-Q3']);
  });

  it('does not advise what the page does not take', () => {
    const reasons = [{ parameter: 'org', code: 'unknown-org', detail: 'is none of VN, children:VN' }];
    const { body } = failed({ kind: 'refused', status: 400, reasons });
    expect(all(parsedHtml(body), 'li').map(textOf)).toEqual(['Agency: no agency has this code']);
  });

  it.each([
    ['timed-out', 504, true],
    ['unreachable', 502, true],
    ['refused', 429, true],
    ['refused', 400, false],
    ['no-page', 404, false],
  ] as const)('that is %s (%i) offers to try again: %s', (kind, status, again) => {
    const links = all(one(parsedHtml(failed({ kind, status }).body), 'main'), 'a').map(textOf);
    expect(links).toEqual([...(again ? ['Try again'] : []), 'To the overview']);
  });

  it('passes on how long to wait, and is kept by nobody', () => {
    const { headers } = failed({ kind: 'refused', status: 429, retryAfter: '7' });
    expect(headers).toMatchObject({ 'retry-after': '7', 'cache-control': 'no-store', 'content-language': 'en' });
  });

  it('says nothing of its inside', () => {
    const { body } = failed({ kind: 'unreachable', status: 502, cause: new Error('connect ECONNREFUSED 10.0.0.1') });
    expect(body).not.toMatch(/ECONNREFUSED|\bat .*:\d+:\d+/);
  });

  it('cannot be written to by the address or the API', () => {
    const hostile = '"><script>alert(1)</script>';
    const reasons = [{ parameter: hostile, detail: hostile }];
    const page = parsedHtml(failed({ kind: 'refused', status: 400, title: hostile, reasons }).body);
    expect(all(page, 'script')).toEqual([]);
    expect(all(page, 'li').map(textOf)).toEqual([`${hostile}: ${hostile}`]);
  });

  it.each(['vi', 'en'] as const)('is told in %s', (lang) => {
    for (const kind of ['refused', 'no-agency', 'no-page', 'unreachable', 'timed-out', 'misunderstood'] as const) {
      const page = parsedHtml(failed({ kind, status: 500 }, lang).body);
      expect(one(page, 'html').attributes.get('lang')).toBe(lang);
      expect(textOf(one(page, 'h1'))).toBe(words[lang].failures[kind]);
      expect(textOf(one(page, 'main'))).toContain(words[lang].advice[kind]);
    }
  });
});
