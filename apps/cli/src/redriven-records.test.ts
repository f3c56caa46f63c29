import type { QuarantinedRecord } from '#event-log';
import { redrivenAsTheyWere, redrivenMended } from './redriven-records.js';

function refused(offset: number, value: string | null, origin = offset): QuarantinedRecord {
  const place = { topic: 'egov.quarantine.v1', partition: 3, offset };
  const bytes = value === null ? null : Buffer.from(value);
  return {
    position: `egov.quarantine.v1/3/${offset}`,
    since: 0,
    origin: { topic: 'egov.inbox.H58', partition: 0, offset: origin },
    code: 'schema-violation',
    message: '',
    record: { ...place, timestamp: 0, key: null, value: bytes, headers: {} },
  };
}

function event(id: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ source: 'urn:egov:H58:onestop', id, ...more });
}

describe('records that are sent again', () => {
  it('as they were go once, though they were set aside twice', () => {
    const sent = redrivenAsTheyWere([refused(1, 'x', 7), refused(2, 'y', 8), refused(3, 'x', 7)]);
    expect(sent.map(({ from }) => from.position)).toEqual(['egov.quarantine.v1/3/3', 'egov.quarantine.v1/3/2']);
    expect(sent.every(({ mended }) => mended === undefined)).toBe(true);
  });

  it.each([
    ['its id', event('e2', { data: {} }), 2],
    ['the id that it mends', event('e9', { mendsid: 'e2' }), 2],
  ])('mended are found by %s', (_case, line, offset) => {
    const [sent] = redrivenMended([refused(1, event('e1')), refused(2, event('e2')), refused(3, 'x')], [line, '']);
    expect(sent).toMatchObject({ from: { record: { offset } }, mended: line });
  });

  it('mended stand for the only one that was named, whatever that held', () => {
    expect(redrivenMended([refused(1, null)], [event('e5')])).toMatchObject([{ from: { record: { offset: 1 } } }]);
  });

  it.each([
    ['that mends none', event('e7'), 'line 2 mends none'],
    ['of another source', JSON.stringify({ source: 'urn:egov:G14:onestop', id: 'e2' }), 'line 2 mends none'],
    ['that is no JSON', 'x', 'line 2 is no JSON object'],
  ])('are none of them sent where there is a line %s', (_case, line, message) => {
    const records = [refused(1, event('e1')), refused(2, event('e2'))];
    expect(() => redrivenMended(records, [event('e1'), line])).toThrow(message);
  });
});
