import fc from 'fast-check';
import { partitionOf, streams } from '#event-catalog';
import { LogHole } from './errors.js';
import type { EventLog, Position } from './event-log.js';
import { exportLog, restoreLog } from './log-lines.js';
import { idOf, readToEnd, sample, stream, withBody } from './log-samples.contract.js';
import { tailUnderLoad } from './tail.contract.js';

/** What the contract needs of an engine beside the log. */
export type LogUnderTest = {
  log: EventLog;
  /** The same log after its process ended. */
  reopen: () => Promise<EventLog>;
  /** Another writer appends to a partition, keeps everybody waiting for a while, and takes it back. */
  disturb: (partition: number, holdMs: number) => Promise<void>;
  /** Takes an event out behind the log's back. */
  punchHole: (position: Position) => Promise<void>;
  close: () => Promise<void>;
};

/** What every engine of the log must do. `open` makes a log with nothing in it. */
export function eventLogContract(engine: string, open: () => Promise<LogUnderTest>): void {
  describe(`the event log on ${engine}`, () => {
    let under: LogUnderTest;
    let log: EventLog;
    const others: LogUnderTest[] = [];
    let subjects = 0;

    /** A subject that no other test uses, and the end of its partition. */
    async function fresh(): Promise<{ subject: string; partition: number; end: number }> {
      const subject = `H58.26-${++subjects}`;
      const partition = partitionOf(stream, subject);
      return { subject, partition, end: (await log.heads(stream))[partition]!.nextOffset };
    }

    async function another(): Promise<LogUnderTest> {
      const opened = await open();
      others.push(opened);
      return opened;
    }

    beforeAll(async () => {
      under = await open();
      log = under.log;
    });

    afterAll(async () => {
      for (const each of [under, ...others]) await each.close();
    });

    describe('appending', () => {
      it('answers dense positions in the partition of the subject, in the order given', async () => {
        const { subject, partition, end } = await fresh();
        const positions = await log.append([1, 2, 3].map((n) => sample(subject, n)));
        expect(positions).toEqual([0, 1, 2].map((n) => ({ stream, partition, offset: end + n })));
        const read = await log.read({ stream, partition, offset: end }, 10);
        expect(read.map(({ event }) => idOf(event))).toEqual([1, 2, 3].map((n) => `${subject}/${n}`));
      });

      it('answers in the order given also when the partitions are mixed', async () => {
        const events = Array.from({ length: 50 }, (_, n) => sample(`H58.27-${n % 17}`, n));
        const positions = await log.append(events);
        expect(positions.map(({ partition }) => partition)).toEqual(
          events.map(({ subject }) => partitionOf(stream, subject)),
        );
        for (const [n, { partition, offset }] of positions.entries()) {
          const [record] = await log.readAt(stream, partition, [offset]);
          expect(idOf(record?.event)).toBe(idOf(JSON.parse(events[n]!.body)));
        }
      });

      it('takes a partition by number, for what belongs to every partition', async () => {
        const before = await log.heads('egov.governance.v1');
        for (const { partition } of before) {
          await log.appendTo('egov.governance.v1', partition, [sample('day:2020-07-04', partition)]);
        }
        const after = await log.heads('egov.governance.v1');
        expect(after.map(({ nextOffset }) => nextOffset)).toEqual(before.map(({ nextOffset }) => nextOffset + 1));
      });

      it('takes the largest batch and the largest event in one call', async () => {
        const { subject, partition, end } = await fresh();
        const many = Array.from({ length: 5_000 }, (_, n) => sample(subject, n, { note: 'ồ'.repeat(240) }));
        expect(many.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)).toBeGreaterThan(4 * 1024 * 1024);
        expect(await log.append(many)).toHaveLength(5_000);
        await log.append([sample(subject, 5_000, { note: 'x'.repeat(256 * 1024) })]);
        expect(await readToEnd(log, partition, end)).toHaveLength(5_001);
      });

      it('refuses what is no JSON and takes what others append with it', async () => {
        const { subject, partition, end } = await fresh();
        const outcomes = await Promise.allSettled([
          log.append([sample(subject, 1)]),
          log.append([withBody(subject, '{"id": oops}')]),
          log.append([sample(subject, 2)]),
        ]);
        expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await readToEnd(log, partition, end)).toHaveLength(2);
      });
    });

    describe('the recorded time', () => {
      it('is stamped once, by the log, in Vietnamese time with microseconds, and never goes back', async () => {
        const { subject, partition, end } = await fresh();
        const before = Date.now();
        for (let n = 0; n < 20; n += 1) await log.append([sample(subject, n)]);
        const times = (await readToEnd(log, partition, end)).map(({ recordedTime }) => recordedTime);
        expect(times).toEqual([...times].sort());
        for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+07:00$/);
        expect(Math.abs(Date.parse(times[0]!) - before)).toBeLessThan(60_000);
        expect((await readToEnd(log, partition, end)).map(({ recordedTime }) => recordedTime)).toEqual(times);
      });

      it('is kept as it was written where it is given', async () => {
        const { subject, partition, end } = await fresh();
        const given = ['2019-01-01T00:00:00+07:00', '2019-01-01T23:59:59.5+07:00', '2018-12-31T17:00:00.000001Z'];
        await log.append(given.map((recordedTime, n) => ({ ...sample(subject, n), recordedTime })));
        await log.append([sample(subject, 3)]);
        const records = await readToEnd(log, partition, end);
        expect(records.map(({ recordedTime }) => recordedTime).slice(0, 3)).toEqual(given);
        expect(Date.parse(records[3]!.recordedTime)).toBeGreaterThan(Date.parse('2020-01-01'));
      });

      it('is never stamped earlier than one that was given before', async () => {
        const { subject, partition, end } = await fresh();
        const soon = new Date(Date.now() + 3_000).toISOString();
        await log.append([{ ...sample(subject, 1), recordedTime: soon }, sample(subject, 2)]);
        await log.append([sample(subject, 3)]);
        const times = (await readToEnd(log, partition, end)).map(({ recordedTime }) => Date.parse(recordedTime));
        expect(times[2]).toBeGreaterThanOrEqual(times[0]!);
        expect((await log.heads(stream))[partition]!.recordedTime).toBeDefined();
      });
    });

    describe('what is read back', () => {
      const vietnamese = fc.constantFrom(
        'Hồ sơ',
        'Nguyễn Thị Ánh',
        'đường Điện Biên Phủ',
        'ế',
        '\u0065\u0302\u0301',
        '🇻🇳',
      );
      const edge = fc.constantFrom(2 ** 53 - 1, -(2 ** 53 - 1), 1e-7, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 0);
      const value = fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), vietnamese, edge, fc.array(vietnamese));

      it('is equal to what was sent, as JSON values, with its hash', async () => {
        const { subject, partition, end } = await fresh();
        let next = end;
        const property = fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 20 }), async (values) => {
          const sent = values.map((data, n) => sample(subject, n, data));
          await log.append(sent);
          const records = await log.read({ stream, partition, offset: next }, sent.length);
          next += records.length;
          expect(records.map(({ hash }) => hash)).toEqual(sent.map(({ hash }) => hash));
          expect(records.map(({ event }) => event)).toEqual(
            sent.map(({ body }, n): unknown => ({ ...JSON.parse(body), recordedtime: records[n]!.recordedTime })),
          );
        });
        await fc.assert(property, { numRuns: 100 });
      });

      it.each([
        '{"id": "spaces" , "n": 1.0 }',
        '\n{"id":"lines",\r\n"n":1}\n',
        '{"id":"escapes","text":"\\u001e\\"\\\\\\u00e2}"}',
        '{"id":"numbers","n":[1e2,-0,12345678901234567890,0.10]}',
        '{}',
        '{ }',
      ])('is equal for the text %j', async (body) => {
        const [position] = await log.append([withBody('H58.28-1', body)]);
        const [record] = await log.readAt(stream, position!.partition, [position!.offset]);
        expect(record?.event).toEqual({ ...JSON.parse(body), recordedtime: record?.recordedTime });
      });
    });

    describe('reading', () => {
      it('answers no more than asked for, and nothing at the end', async () => {
        const { subject, partition, end } = await fresh();
        await log.append([1, 2, 3].map((n) => sample(subject, n)));
        expect(await log.read({ stream, partition, offset: end }, 2)).toHaveLength(2);
        expect(await log.read({ stream, partition, offset: end + 3 }, 2)).toEqual([]);
      });

      it('answers fewer, but never none, where the events are large', async () => {
        const { subject, partition, end } = await fresh();
        await log.append(Array.from({ length: 12 }, (_, n) => sample(subject, n, { note: 'x'.repeat(250_000) })));
        const slice = await log.read({ stream, partition, offset: end }, 1_000);
        expect(slice.length).toBeGreaterThan(0);
        expect(slice.length).toBeLessThan(12);
        expect(await readToEnd(log, partition, end)).toHaveLength(12);
      });

      it('finds single offsets, in order, and leaves out what is not there', async () => {
        const { subject, partition, end } = await fresh();
        await log.append([1, 2, 3].map((n) => sample(subject, n)));
        const found = await log.readAt(stream, partition, [end + 2, end, end + 999_999]);
        expect(found.map(({ offset }) => offset)).toEqual([end, end + 2]);
        expect(await log.readAt(stream, partition, [])).toEqual([]);
      });

      it('knows the end of every partition', async () => {
        const heads = await log.heads(stream);
        expect(heads.map(({ partition }) => partition)).toEqual([...Array(streams[stream].partitions).keys()]);
        for (const { partition, nextOffset, recordedTime } of heads) {
          expect(await readToEnd(log, partition)).toHaveLength(nextOffset);
          expect(recordedTime !== undefined).toBe(nextOffset > 0);
        }
      });

      it('stops with the place of a hole', async () => {
        const { subject, partition, end } = await fresh();
        for (const n of [1, 2, 3, 4, 5]) await log.append([sample(subject, n)]);
        await under.punchHole({ stream, partition, offset: end + 1 });
        const hole = await log.read({ stream, partition, offset: end }, 10).catch((error: unknown) => error);
        expect(hole).toBeInstanceOf(LogHole);
        expect(hole).toMatchObject({ position: { stream, partition, offset: end + 1 } });
        await under.punchHole({ stream, partition, offset: end + 3 });
        await expect(log.read({ stream, partition, offset: end + 3 }, 10)).rejects.toThrow(
          `log-hole at ${stream}/${partition}/${end + 3}`,
        );
      });

      it('stops when the log ends before the place where it was read before', async () => {
        const { partition, end } = await fresh();
        await expect(log.read({ stream, partition, offset: end + 1 }, 10)).rejects.toThrow(
          `log-hole at ${stream}/${partition}/${end}`,
        );
      });
    });

    describe('following', () => {
      it('is woken for every partition at first and for each that grew, until it stops', async () => {
        const woken: number[] = [];
        const stop = await log.follow(stream, (partition) => woken.push(partition));
        await waitFor(() => new Set(woken).size === streams[stream].partitions);
        const { subject, partition } = await fresh();
        woken.length = 0;
        await log.append([sample(subject, 1)]);
        await waitFor(() => woken.includes(partition));
        await stop();
        woken.length = 0;
        await log.append([sample(subject, 2)]);
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        expect(woken).toEqual([]);
      });
    });

    it('goes on where it was after a restart', async () => {
      const { subject, partition, end } = await fresh();
      await log.append([sample(subject, 1)]);
      const before = await log.heads(stream);
      log = await under.reopen();
      expect(await log.heads(stream)).toEqual(before);
      expect((await log.append([sample(subject, 2)]))[0]).toEqual({ stream, partition, offset: end + 1 });
      expect((await readToEnd(log, partition, end)).map(({ event }) => idOf(event))).toEqual([
        `${subject}/1`,
        `${subject}/2`,
      ]);
    });

    it('shows a reader everything once and in order, whoever appends, waits or takes back', async () => {
      const { log: busy, disturb } = await another();
      const load = { appenders: 32, eventsEach: 3_125, perAppend: 25 };
      const over = new AbortController();
      const disturbing = (async () => {
        for (let turn = 0; !over.signal.aborted; turn += 1) {
          await disturb(turn % streams[stream].partitions, (turn * 37) % 150);
        }
      })();
      const seen = await tailUnderLoad(busy, load).finally(() => over.abort());
      await disturbing;
      expect(seen).toEqual({ events: 100_000, missed: 0, repeated: 0, outOfOrder: 0 });
    }, 120_000);

    it('is the same after a backup was restored, position by position', async () => {
      const { log: source } = await another();
      const subjects = Array.from({ length: 2_500 }, (_, n) =>
        sample(`H58.29-${n % 9}`, n, { recordedtime: 'nested' }),
      );
      await source.append(subjects);
      await source.append([{ ...sample('H58.29-1', 1), recordedTime: '2019-01-01T00:00:00+07:00' }]);
      const lines: string[] = [];
      for await (const line of exportLog(source)) lines.push(line);
      const { log: restored } = await another();
      expect(await restoreLog(restored, lines)).toBe(2_501);
      for (const { partition } of await source.heads(stream)) {
        expect(await readToEnd(restored, partition)).toEqual(await readToEnd(source, partition));
      }
      await expect(restoreLog(restored, lines)).rejects.toThrow('only a new log can be restored');
    });

    it('refuses a backup with a gap before anything of it is appended', async () => {
      const { log: source } = await another();
      await source.append([1, 2, 3].map((n) => sample('H58.30-1', n)));
      const lines: string[] = [];
      for await (const line of exportLog(source)) lines.push(line);
      const { log: target } = await another();
      await expect(restoreLog(target, [lines[0]!, lines[2]!])).rejects.toThrow('has a gap');
      expect((await target.heads(stream)).every(({ nextOffset }) => nextOffset === 0)).toBe(true);
    });
  });
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !condition();) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
