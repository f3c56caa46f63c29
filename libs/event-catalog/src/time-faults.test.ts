import { instantMicros } from './instant.js';
import { sampleEvent } from './samples.js';
import { timeFaults } from './time-faults.js';

const now = instantMicros('2020-07-15T08:00:00+07:00');
const data = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' } as const;

describe('against the clock of the hub', () => {
  it.each([
    ['a time five minutes ahead', '2020-07-15T08:05:00+07:00', 'ok'],
    ['a time further ahead', '2020-07-15T08:05:00.000001+07:00', 'clock-skew /time'],
    ['the same in another offset', '2020-07-15T01:05:01Z', 'clock-skew /time'],
  ])('%s', (_case, time, expected) => {
    const checked = timeFaults(sampleEvent('vn.egov.onestop.dossier.received.v1', { time }), now);
    expect(checked.ok ? 'ok' : `${checked.code} ${checked.errors[0]!.pointer}`).toBe(expected);
  });

  it('a day that has not come is refused, but for a promised one', () => {
    const tomorrow = '2020-07-16T08:00:00+07:00';
    const received = sampleEvent('vn.egov.onestop.dossier.received.v1', { data: { ...data, receivedAt: tomorrow } });
    expect(timeFaults(received, now)).toMatchObject({
      code: 'schema-violation',
      errors: [{ pointer: '/data/receivedAt', code: 'maximum' }],
    });
    const due = sampleEvent('vn.egov.onestop.dossier.received.v1', {
      data: { ...data, dueAt: '9999-12-31T23:59:59+07:00' },
    });
    expect(timeFaults(due, now).ok).toBe(true);
    const corrected = sampleEvent('vn.egov.onestop.dossier.corrected.v1', { data: { resolvedAt: tomorrow } });
    expect(timeFaults(corrected, now)).toMatchObject({ errors: [{ pointer: '/data/resolvedAt' }] });
    const cleared = sampleEvent('vn.egov.onestop.dossier.corrected.v1', { data: { resolvedAt: null } });
    expect(timeFaults(cleared, now).ok).toBe(true);
  });

  it('a day of effect may lie ahead', () => {
    expect(timeFaults(sampleEvent('vn.egov.governance.agency.merged.v1'), now).ok).toBe(true);
  });
});
