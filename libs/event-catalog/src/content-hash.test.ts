import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { contentHash } from './content-hash.js';
import { sampleEvent } from './samples.js';

describe('canonical JSON', () => {
  it('is what the package canonicalize writes, for any JSON value', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => canonicalJson(value) === canonicalize(value)));
  });

  it('orders members by UTF-16 code units (RFC 8785, 3.2.3)', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, '\u00f6': 7, '10': 8, '2': 9 };
    expect(canonicalJson(members)).toBe(canonicalize(members));
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`k${(i * 37) % 60}`, i]));
    expect(canonicalJson(many)).toBe(canonicalize(many));
  });

  it('writes numbers as ECMAScript does', () => {
    const numbers = [-0, 1e21, 1e-7, 333333333.3333333, 4.5, 2e-3, 5e-324, 1.7976931348623157e308];
    expect(canonicalJson(numbers)).toBe('[0,1e+21,1e-7,333333333.3333333,4.5,0.002,5e-324,1.7976931348623157e+308]');
  });
});

describe('the content hash', () => {
  const event = sampleEvent('vn.egov.onestop.dossier.received.v1');

  it('is the SHA-256 of the canonical JSON in UTF-8', () => {
    const vietnamese = { ...event, data: { ...event.data, ext: { step: 'Thẩm định' } } };
    expect(contentHash(vietnamese)).toBe(
      createHash('sha256')
        .update(canonicalize(vietnamese) ?? '')
        .digest('hex'),
    );
  });

  it('is the same with a text of the event at hand, whatever is escaped in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 3 })), (value) => {
        expect(contentHash(value, JSON.stringify(value))).toBe(contentHash(value));
      }),
    );
    const vietnamese = { ...event, data: { ...event.data, ext: { step: 'Thẩm định', '😀': '\u2028\u007f' } } };
    expect(JSON.stringify(vietnamese)).not.toContain('\\');
    expect(contentHash(vietnamese, JSON.stringify(vietnamese))).toBe(contentHash(vietnamese));
  });

  it('does not see the order of members, who traced the event and when it was recorded', () => {
    const shuffled = Object.fromEntries(Object.entries(event).reverse());
    const stamped = { ...shuffled, traceparent: '00-1-2-01', recordedtime: '2020-07-15T08:00:01+07:00' };
    expect(contentHash(stamped)).toBe(contentHash(event));
  });

  it('sees every other change, a traceparent inside data too', () => {
    const others = [
      { ...event, sequence: '1' },
      { ...event, time: '2020-07-15T01:00:00Z' },
      { ...event, data: { ...event.data, level: 3 } },
      { ...event, data: { ...event.data, ext: { traceparent: 'x' } } },
    ];
    expect(new Set([event, ...others].map((one) => contentHash(one))).size).toBe(5);
  });
});
