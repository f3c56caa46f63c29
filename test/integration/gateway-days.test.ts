import { contentHash, plainSample, vietnamDay } from '#event-catalog';
import type { Head } from '#event-log';
import { fillLog, holdsOnlyShipped } from '../../apps/hub/src/log-filling.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import type { Store } from '../../apps/hub/src/store.js';
import { DayCloser } from '../../apps/ingest-gateway/src/day-closer.js';
import { freshStore } from '../support/store.js';

const partitions = 24 * 4 + 6;
const dayMs = 24 * 3_600_000;
const now = new Date();
const today = dayOf(now);

function dayOf(date: Date): string {
  return vietnamDay(date.getTime() * 1_000);
}

/** A log in which one event was recorded at this instant. */
async function logSince(recordedTime: string): Promise<Store> {
  const store = await freshStore();
  const event = plainSample('vn.egov.onestop.dossier.received.v1');
  await store.log.append([
    {
      stream: 'egov.onestop.v1',
      subject: String(event['subject']),
      body: JSON.stringify(event),
      hash: contentHash(event),
      recordedTime,
    },
  ]);
  return store;
}

async function headsOf({ log }: Store): Promise<readonly Head[]> {
  const streams = ['onestop', 'interchange', 'portal', 'identity', 'governance'] as const;
  return (await Promise.all(streams.map((name) => log.heads(`egov.${name}.v1`)))).flat();
}

describe('the day', () => {
  it('is closed in every partition, also in those without an event, and only once', async () => {
    const store = await logSince('2020-07-15T08:00:00+07:00');
    expect(await new DayCloser(store.log, { now: () => now }).look()).toBe(partitions);
    const heads = await headsOf(store);
    expect(heads.map(({ recordedTime }) => recordedTime?.slice(0, 10))).toEqual(Array(partitions).fill(today));
    const [record] = await store.log.read({ stream: 'egov.portal.v1', partition: 3, offset: 0 }, 1);
    expect(record?.event).toMatchObject({
      type: 'vn.egov.hub.day.closed.v1',
      source: 'urn:egov:VN:hub',
      subject: `day:${dayOf(new Date(now.getTime() - dayMs))}`,
      data: { day: dayOf(new Date(now.getTime() - dayMs)) },
    });
    expect(await new DayCloser(store.log, { now: () => now }).look()).toBe(0); // after a restart
    expect(await headsOf(store)).toEqual(heads);
  });

  it('is closed again after the next midnight, and not in between', async () => {
    const store = await logSince(`${today}T00:00:00+07:00`);
    let time = now;
    const closer = new DayCloser(store.log, { now: () => time });
    expect(await closer.look()).toBe(partitions - 1);
    expect(await closer.look()).toBe(0);
    time = new Date(now.getTime() + dayMs);
    expect(await closer.look()).toBe(partitions);
  });

  it('stays open where nothing but what is shipped stands in the log, so that it can be filled', async () => {
    const store = await freshStore();
    const closer = new DayCloser(store.log, { now: () => now });
    expect(await closer.look()).toBe(0);
    await fillLog(store.log, shippedEvents());
    expect(await new DayCloser(store.log, { now: () => now }).look()).toBe(0);
    expect(await holdsOnlyShipped(store.log)).toBe(true);
  });

  it('is not closed in the midst of an import beside the hub', async () => {
    const store = await freshStore();
    await fillLog(store.log, shippedEvents());
    const closer = new DayCloser(store.log, { now: () => now });
    await closer.look();
    const event = { ...plainSample('vn.egov.onestop.dossier.received.v1'), recordedtime: '2020-07-15T08:00:00+07:00' };
    await store.log.append([
      {
        stream: 'egov.onestop.v1',
        subject: 'D',
        body: JSON.stringify(event),
        hash: contentHash(event),
        recordedTime: event.recordedtime,
      },
    ]);
    expect(await closer.look()).toBe(0);
  });

  it('is not closed without end by a clock that is ahead of the log', async () => {
    const store = await logSince('2020-07-15T08:00:00+07:00');
    const closer = new DayCloser(store.log, { now: () => new Date(now.getTime() + 90 * dayMs) });
    let closed = 0;
    for (let look = 0; look < 30; look += 1) closed += await closer.look();
    expect(closed).toBeLessThanOrEqual(20 * partitions);
  });
});
