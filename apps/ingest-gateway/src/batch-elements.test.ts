import fc from 'fast-check';
import { BatchElements } from './batch-elements.js';

/** The elements' texts, or the fault behind those that were found. */
function cut(text: string, maxElementBytes = 1_000): readonly string[] | string {
  const elements = new BatchElements(Buffer.from(text), maxElementBytes);
  const found: string[] = [];
  for (;;) {
    const next = elements.next();
    if (next === undefined) return found;
    if (typeof next === 'string') return next;
    found.push(Buffer.from(next).toString());
  }
}

describe('a batch', () => {
  it('is cut where JSON.parse sees its elements', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), fc.constantFrom(undefined, 1, '\t'), (values, space) => {
        const elements = cut(JSON.stringify(values, undefined, space), 1_000_000);
        expect(Array.isArray(elements) && elements.map((text) => JSON.parse(String(text)))).toEqual(
          JSON.parse(JSON.stringify(values)),
        );
      }),
    );
  });

  it('that ends or goes on where it should not is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '[', ']', ',', '"', '\\', ' ', '1')), (parts) => {
        const text = parts.join('');
        const elements = cut(text);
        const all = Array.isArray(elements) && elements.every((element) => isJson(String(element)));
        expect(all).toBe(isJson(text) && Array.isArray(JSON.parse(text)));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['an element that is too large', `[1,"${'x'.repeat(1_001)}"]`],
    ['a string without end', `["${'x'.repeat(5_000)}`],
    ['brackets without end', '['.repeat(5_000)],
  ])('with %s is read no further', (_case, text) => {
    expect(cut(text)).toBe('element-too-large');
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
