import fc from 'fast-check';
import { compareBytes, compareOrder } from './event-order.js';

describe('the order of events', () => {
  it('compares text by its bytes in UTF-8', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '\ud7ff', '\ue000', '\uffff', '😀', '\u{10ffff}', 'é'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 1000 },
    );
  });

  it('puts the instant first, then the source, then the id', () => {
    const ordered = [
      { time: 1, source: 'urn:egov:H58:z', id: '9' },
      { time: 2, source: 'urn:egov:H58:a', id: '10' },
      { time: 2, source: 'urn:egov:H58:a', id: '9' },
      { time: 2, source: 'urn:egov:H58:b', id: '1' },
    ];
    expect([...ordered].reverse().sort(compareOrder)).toEqual(ordered);
    expect(compareOrder(ordered[0]!, { ...ordered[0]! })).toBe(0);
  });
});
