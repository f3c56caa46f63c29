import fc from 'fast-check';
import { streams } from '#event-catalog';
import { formatPosition, isStream, parsePosition } from './position.js';

const positions = fc.constantFrom(...Object.keys(streams).filter(isStream)).chain((stream) =>
  fc.record({
    stream: fc.constant(stream),
    partition: fc.nat(streams[stream].partitions - 1),
    offset: fc.maxSafeNat(),
  }),
);

describe('a position', () => {
  it('is read back from its text', () => {
    fc.assert(fc.property(positions, (position) => expect(parsePosition(formatPosition(position))).toEqual(position)));
  });

  it.each([
    'egov.onestop.v1/7',
    'egov.onestop.v1/24/0',
    'egov.governance.v1/6/0',
    'egov.onestop.v1/07/1',
    'egov.onestop.v1/7/-1',
    'egov.onestop.v1/7/1.5',
    'egov.onestop.v1/7/9007199254740993',
    'egov.unknown.v1/0/0',
    'constructor/0/0',
    ' egov.onestop.v1/7/1',
    '',
  ])('is not read from %j', (text) => {
    expect(parsePosition(text)).toBeUndefined();
  });
});
