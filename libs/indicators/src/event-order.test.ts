import fc from 'fast-check';
import { compareEventOrder } from './event-order.js';

const order = (time: number, source: string, id: string) => ({ time, source, id });

describe('the order of events', () => {
  it('is by time, then source, then id', () => {
    expect(compareEventOrder(order(1, 'b', 'b'), order(2, 'a', 'a'))).toBeLessThan(0);
    expect(compareEventOrder(order(1, 'b', 'a'), order(1, 'a', 'b'))).toBeGreaterThan(0);
    expect(compareEventOrder(order(1, 'a', 'a'), order(1, 'a', 'b'))).toBeLessThan(0);
    expect(compareEventOrder(order(1, 'a', 'a'), order(1, 'a', 'a'))).toBe(0);
    expect(compareEventOrder(order(1, 'a', 'a'), order(1, 'a', 'aa'))).toBeLessThan(0);
  });

  it('compares texts as the bytes of their UTF-8', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(Math.sign(compareEventOrder(order(1, a, ''), order(1, b, '')))).toBe(bytes);
        expect(Math.sign(compareEventOrder(order(1, 's', a), order(1, 's', b)))).toBe(bytes);
      }),
    );
    expect(compareEventOrder(order(1, '\u{1F600}', ''), order(1, '\uFFFD', ''))).toBeGreaterThan(0);
  });
});
