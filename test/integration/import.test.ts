import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { streamNames } from '#event-catalog';
import type { EventLog, LogRecord, Position } from '#event-log';
import { alone } from '../../apps/cli/src/import-lock.js';
import { importFile, type Imported } from '../../apps/cli/src/import-file.js';
import { saveSimulation } from '../../apps/cli/src/simulate/save-simulation.js';
import { countEvents, fillLog, type RecordedEvent } from '../../apps/hub/src/log-filling.js';
import { ship } from '../../apps/hub/src/prepare-log.js';
import { simulationOf } from '../../apps/hub/src/sample-year.js';
import type { Store } from '../../apps/hub/src/store.js';
import { closeDays } from '../../apps/ingest-gateway/src/day-closer.js';
import { temporaryFolder } from '../support/postgres.js';
import { freshStore } from '../support/store.js';

/** Nothing here is told to stop. */
const never = new AbortController().signal;

function imported(log: EventLog, file: string): Promise<Imported> {
  return importFile(log, file, { signal: never, onProgress: () => undefined });
}

/** The log, which takes so many appends and then none: as it stands when an import is killed between two of them. */
function cutOffAfter(log: EventLog, appends: number): EventLog {
  let left = appends;
  return {
    append: (events) => (left-- > 0 ? log.append(events) : Promise.reject(new Error('cut off'))),
    appendTo: () => Promise.reject(new Error('cut off')),
    read: (from, limit) => log.read(from, limit),
    readAt: (stream, partition, offsets) => log.readAt(stream, partition, offsets),
    heads: (stream) => log.heads(stream),
    follow: (stream, onAppended) => log.follow(stream, onAppended),
  };
}

/** All that stands in the log, in the order of each partition; days that the hub closed are left out. */
async function contents(log: EventLog): Promise<readonly string[]> {
  const found: string[] = [];
  for (const stream of streamNames) {
    for (const { partition, nextOffset } of await log.heads(stream)) {
      const records = await everything(log, { stream, partition, offset: 0 }, nextOffset);
      found.push(
        ...records
          .filter(({ event }) => Reflect.get(Object(event), 'type') !== 'vn.egov.hub.day.closed.v1')
          .map(({ recordedTime, hash }) => `${stream}/${partition} ${recordedTime} ${hash}`),
      );
    }
  }
  return found;
}

async function everything(log: EventLog, from: Position, end: number): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  while (records.length < end) records.push(...(await log.read({ ...from, offset: records.length }, 1_000)));
  return records;
}

describe('an import', () => {
  let file: string;
  let otherFile: string;
  let total: number;
  let whole: readonly string[];
  let shipped: number;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    [file, otherFile] = [join(folder, 'year.ndjson'), join(folder, 'other.ndjson')];
    total = await saveSimulation(file, simulationOf({ seed: 7, events: 7_000, year: 2020 }));
    await saveSimulation(otherFile, simulationOf({ seed: 8, events: 7_000, year: 2020 }));
    const { log } = await freshStore();
    expect(await imported(log, file)).toEqual({ events: total, found: 0 });
    whole = await contents(log);
    shipped = whole.length - total;
  });

  it('puts what ships before the file, into a log that holds nothing', async () => {
    const { log } = await freshStore();
    expect(await ship(log)).toBe(shipped);
    expect(shipped).toBeGreaterThan(100);
  });

  it.each([0, 1, 2, 3])('that was cut off after %d appends goes on where it was', async (appends) => {
    const { log } = await freshStore();
    await ship(log);
    await expect(imported(cutOffAfter(log, appends), file)).rejects.toThrow('cut off');
    expect(await countEvents(log)).toBe(shipped + appends * 2_000);
    expect(await imported(log, file)).toEqual({ events: total, found: appends * 2_000 });
    expect(await contents(log)).toEqual(whole);
  });

  it('that was cut off twice goes on, and one that is done is not done again', async () => {
    const { log } = await freshStore();
    await ship(log);
    await expect(imported(cutOffAfter(log, 1), file)).rejects.toThrow('cut off');
    await expect(imported(cutOffAfter(log, 2), file)).rejects.toThrow('cut off');
    // all is appended, but the days are not closed
    await expect(imported(cutOffAfter(log, 9), file)).rejects.toThrow('cut off');
    expect(await imported(log, file)).toEqual({ events: total, found: total });
    const counted = await countEvents(log);
    expect(await imported(log, file)).toEqual({ events: total, found: total });
    expect(await countEvents(log)).toBe(counted);
    expect(await contents(log)).toEqual(whole);
  });

  describe('is refused, and appends nothing,', () => {
    let store: Store;

    beforeEach(async () => {
      store = await freshStore();
      await ship(store.log);
    });

    async function refused(name: string, words: string): Promise<void> {
      const before = await countEvents(store.log);
      await expect(imported(store.log, name)).rejects.toThrow(words);
      expect(await countEvents(store.log)).toBe(before);
    }

    it('into the beginning of another file', async () => {
      await expect(imported(cutOffAfter(store.log, 1), otherFile)).rejects.toThrow('cut off');
      await refused(file, 'is not the beginning of this file');
    });

    it('into a log that holds more than the file', async () => {
      await imported(store.log, file);
      await store.log.append([event()]);
      await refused(file, 'is not the beginning of this file');
    });

    it('into a log that took something else meanwhile', async () => {
      await expect(imported(cutOffAfter(store.log, 2), file)).rejects.toThrow('cut off');
      await store.log.append([event()]);
      await refused(file, 'is not the beginning of this file');
    });

    it('when the hub has closed days since it was cut off', async () => {
      await expect(imported(cutOffAfter(store.log, 2), file)).rejects.toThrow('cut off');
      await closeDays(store.log, new Date());
      await refused(file, 'has closed its days since');
    });

    it('when the same events were recorded at another time', async () => {
      const recorded = (recordedtime: string): RecordedEvent => ({ ...sample, recordedtime });
      await fillLog(store.log, [recorded('2020-07-11T08:00:00+07:00')]);
      const one = join(await temporaryFolder(), 'one.ndjson');
      await writeFile(one, JSON.stringify(recorded('2020-07-12T08:00:00+07:00')));
      await refused(one, 'is not the beginning of this file');
    });

    it('with a line at fault', async () => {
      const wrong = join(await temporaryFolder(), 'wrong.ndjson');
      await writeFile(wrong, `${JSON.stringify({ ...sample, recordedtime: '2020-07-12T08:00:00+07:00' })}\n{}\n`);
      await refused(wrong, 'line 2');
    });

    it('while another one runs', async () => {
      await alone(store.database, never, async () => {
        await expect(alone(store.database, never, () => imported(store.log, file))).rejects.toThrow('another import');
      });
      expect(await alone(store.database, never, () => Promise.resolve('free again'))).toBe('free again');
    });
  });
});

const sample = {
  specversion: '1.0',
  id: 'elsewhere-1',
  source: 'urn:egov:H58:onestop',
  type: 'vn.egov.onestop.dossier.received.v1',
  subject: 'D-elsewhere',
  time: '2020-07-10T08:00:00+07:00',
  data: { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' },
} as const;

function event(): Parameters<EventLog['append']>[0][number] {
  return {
    stream: 'egov.onestop.v1',
    subject: sample.subject,
    body: JSON.stringify(sample),
    hash: '0'.repeat(64),
  };
}
