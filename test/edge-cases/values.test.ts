import { instantMicros, parseEvent, plainSample, sampleEvent, timeFaults, vietnamDay } from '#event-catalog';
import { parsePeriod } from '#indicators';
import { given } from '../support/given.js';
import { at, received } from '../support/story.js';

const basics = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' } as const;

/** `ok`, or why the door refuses an event and at which member. */
function verdict(type: string, overrides: Readonly<Record<string, unknown>>): string {
  const parsed = parseEvent({ ...plainSample(type), ...overrides });
  return parsed.ok ? 'ok' : `${parsed.code} ${parsed.errors.map(({ pointer }) => pointer).join(' ')}`;
}

const dossier = 'vn.egov.onestop.dossier.received.v1';

describe('a value', () => {
  it.each([
    ['0001-01-01T00:00:00+07:00', 'schema-violation /data/receivedAt'],
    ['1999-12-31T23:59:59+07:00', 'schema-violation /data/receivedAt'],
    ['20190231', 'schema-violation /data/receivedAt'],
    ['2019-02-31T00:00:00+07:00', 'schema-violation /data/receivedAt'],
    ['2020-02-29T00:00:00+07:00', 'ok'],
  ])('5: the day %s is an impossible one, or not: %s', (receivedAt, expected) => {
    expect(verdict(dossier, { data: { ...basics, receivedAt } })).toBe(expected);
  });

  it.each([
    [at('2020-07-15T08:05:00'), 'ok'],
    [at('2020-07-15T08:05:00.000001'), 'clock-skew'],
    [at('2020-07-15T08:10:01'), 'clock-skew'],
  ])('17: at 08:00 an event of %s is refused as from the future, or not: %s', (time, expected) => {
    const checked = timeFaults(sampleEvent(dossier, { time }), instantMicros(at('2020-07-15T08:00:00')));
    expect(checked.ok ? 'ok' : checked.code).toBe(expected);
  });

  it('25: a subject has one spelling: NFC is taken, NFD is refused and never compared', () => {
    const subject = 'Hồ sơ Đà Nẵng 17';
    expect(subject.normalize('NFD')).not.toBe(subject);
    expect(verdict(dossier, { subject })).toBe('ok');
    expect(verdict(dossier, { subject: subject.normalize('NFD') })).toBe('schema-violation /subject');
  });

  it('25: text that looks like TCVN3 is a text like any other, and changes no figure', () => {
    const legacy = { ...basics, ext: { note: 'TØnh §µ N½ng' } };
    const seen = given(sampleEvent(dossier, { time: at('2020-07-01T08:00:00'), data: legacy }));
    expect(seen.contributions()).toEqual(given(received('D', '2020-07-01T08:00:00')).contributions());
  });

  it.each([
    ['2020-02-28T16:59:59.999999Z', '2020-02-28', '2020-Q1'],
    ['2020-02-28T17:00:00Z', '2020-02-29', '2020-Q1'],
    ['2020-02-29T16:59:59Z', '2020-02-29', '2020-Q1'],
    ['2020-02-29T17:00:00Z', '2020-03-01', '2020-Q1'],
    ['2020-03-31T16:59:59.999999Z', '2020-03-31', '2020-Q1'],
    ['2020-03-31T17:00:00Z', '2020-04-01', '2020-Q2'],
    ['2020-12-31T16:59:59Z', '2020-12-31', '2020-Q4'],
    ['2020-12-31T17:00:00Z', '2021-01-01', '2021-Q1'],
  ])('26: %s is counted for %s, in %s', (time, day, quarter) => {
    const seen = given(sampleEvent(dossier, { time, data: basics }));
    const counted = seen.contributions().filter(({ measure }) => measure === 'dossiers.received');
    expect(counted.map(({ validOn, count }) => [validOn, count])).toEqual([[day, 1]]);
    const period = parsePeriod(quarter);
    expect([period!.start <= day, day < period!.end]).toEqual([true, true]);
    expect(vietnamDay(instantMicros(time))).toBe(day);
  });

  it.each([
    ['2016-12-31T23:59:60Z', 'schema-violation /time'],
    ['2019-02-29T08:00:00+07:00', 'schema-violation /time'],
    ['2020-02-29T08:00:00+07:00', 'ok'],
  ])('26: the leap second and the leap day %s: %s', (time, expected) => {
    expect(verdict(dossier, { time })).toBe(expected);
  });

  it.each([
    ['1.000.000', 'schema-violation /data/amount'],
    ['1,000,000', 'schema-violation /data/amount'],
    ['1000000 đ', 'schema-violation /data/amount'],
    ['1000000', 'schema-violation /data/amount'],
    [1000000.5, 'schema-violation /data/amount'],
    [1000000, 'ok'],
  ])('27: the amount %j is read as it stands or refused, never guessed: %s', (amount, expected) => {
    const data = { amount, method: 'online' };
    expect(verdict('vn.egov.onestop.dossier.paid.v1', { data })).toBe(expected);
  });

  it.each([
    [9, 'ok'],
    ['9', 'schema-violation /data/status'],
    ['09', 'schema-violation /data/status'],
    ['Đã xử lý xong', 'schema-violation /data/status'],
    [0, 'schema-violation /data/status'],
    [11, 'schema-violation /data/status'],
  ])('28: the status %j has one spelling in the catalogue: %s', (status, expected) => {
    expect(verdict('vn.egov.onestop.dossier.progressed.v1', { data: { status } })).toBe(expected);
  });
});
