import { eventTypes, parseEvent, plainSample, strictJson } from '#event-catalog';
import { inVietnamese } from './vietnamese-details.js';

const wrong = [undefined, null, {}, [], [1, 1], -1, 1e15, 1.5, true, '', 'x', 'x'.repeat(5_000), 'e\u0301 ', '\u0001'];

/** Every event of the catalogue with one thing wrong, in every way. */
function* wrongEvents(): Generator<object> {
  for (const { type } of eventTypes) {
    const event = plainSample(type);
    const data = Object(event['data']);
    for (const value of wrong) {
      for (const name of Object.keys(event)) yield { ...event, [name]: value };
      for (const name of Object.keys(data)) yield { ...event, data: { ...data, [name]: value } };
      yield { ...event, data: { ...data, other: value } };
      yield { ...event, other: value, 'Other Name': 1 };
    }
  }
}

describe('what is wrong with an event', () => {
  it('has Vietnamese words, whatever it is', () => {
    const left = new Set<string>();
    let told = 0;
    for (const event of wrongEvents()) {
      const parsed = parseEvent(event);
      if (parsed.ok) continue;
      for (const error of parsed.errors) {
        told += 1;
        const { detail } = inVietnamese(error);
        if (/^không hợp lệ|\b(must|is|has|the|not)\b/i.test(detail)) left.add(`${error.code}: ${error.detail}`);
      }
    }
    expect([...left]).toEqual([]);
    expect(told).toBeGreaterThan(10_000);
  });

  it.each([
    '{"a":1,"a":1}',
    '{"__proto__":1}',
    '["\\u0000"]',
    '[1e999]',
    '[9007199254740992]',
    '{',
    '[tru]',
    '['.repeat(99),
  ])('has Vietnamese words before it is read: %s', (text) => {
    const parsed = strictJson(text);
    const [error] = parsed.ok ? [] : parsed.errors;
    expect(error).toBeDefined();
    expect(inVietnamese(error ?? { code: '', detail: '' }).detail).not.toMatch(/^không hợp lệ|\b(must|is|has|than)\b/);
  });

  it('keeps its place and its code, and the limits that it names', () => {
    const fault = { pointer: '/data/level', code: 'maximum', detail: 'must be <= 4', line: 3 };
    expect(inVietnamese(fault)).toEqual({ ...fault, detail: 'không được lớn hơn 4' });
  });

  it('is named by its code where nobody translated it', () => {
    expect(inVietnamese({ code: 'odd', detail: 'smells' }).detail).toBe('không hợp lệ (odd)');
  });
});
