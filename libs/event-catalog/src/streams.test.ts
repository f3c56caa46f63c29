import { murmur2 } from './murmur2.js';
import { eventTypes } from './registry.js';
import { partitionOf, streamOf, streams } from './streams.js';

describe('murmur2', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])("of %s is that of Kafka's Java client", (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });
});

describe('a stream', () => {
  it('takes all types of its context; those of the hub go where their entity is', () => {
    for (const { type } of eventTypes) {
      const stream = streamOf(type);
      const context = type.split('.')[2];
      expect(stream === undefined ? 'hub' : streams[stream].context).toBe(context);
    }
    expect(streamOf('vn.egov.toString.x.y.v1')).toBeUndefined();
  });

  it('spreads keys over its partitions, Vietnamese ones too', () => {
    const keys = Array.from({ length: 2400 }, (_, i) => `hồ sơ ${i}`);
    const seen = new Map<number, number>();
    for (const key of keys)
      seen.set(partitionOf('egov.onestop.v1', key), (seen.get(partitionOf('egov.onestop.v1', key)) ?? 0) + 1);
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect(Math.min(...seen.values())).toBeGreaterThan(50);
    expect(partitionOf('egov.governance.v1', '21')).toBe((-973932308 & 0x7fffffff) % 6);
  });
});
