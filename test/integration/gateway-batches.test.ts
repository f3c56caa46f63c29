import { type EventLog, LogUnavailable, type NewEvent, type Position } from '#event-log';
import type { Store } from '../../apps/hub/src/store.js';
import { operatorToken, TestGateway } from '../support/gateway.js';
import { basics, dossier } from '../support/sent-events.js';
import { freshStore } from '../support/store.js';

type Said = Readonly<{ id: string; status: string; position?: string }>;

/** A real log that counts what it is asked to append, and fails once where it is told to. */
class FailingLog {
  readonly asked: number[] = [];
  failsAt = NaN;
  readonly log: EventLog;

  constructor({ log }: Store) {
    this.log = {
      append: async (events: readonly NewEvent[]): Promise<readonly Position[]> => {
        this.asked.push(events.length);
        if (this.asked.length === this.failsAt) throw new LogUnavailable(new Error('away'));
        return await log.append(events);
      },
      appendTo: (stream, partition, events) => log.appendTo(stream, partition, events),
      read: (from, limit) => log.read(from, limit),
      readAt: (stream, partition, offsets) => log.readAt(stream, partition, offsets),
      heads: (stream) => log.heads(stream),
      follow: (stream, onAppended) => log.follow(stream, onAppended),
    };
  }
}

async function opened(): Promise<{ store: Store; failing: FailingLog; gateway: TestGateway }> {
  const store = await freshStore();
  const failing = new FailingLog(store);
  return { store, failing, gateway: await TestGateway.open({ log: failing.log, database: store.database }) };
}

function batchOf(size: number): Record<string, unknown>[] {
  return Array.from({ length: size }, () => dossier());
}

function verdictsOf(body: unknown): readonly Said[] {
  return Reflect.get(Object(body), 'events');
}

/** Where each id stands in the log. */
async function placesIn({ log }: Store): Promise<Map<string, string[]>> {
  const places = new Map<string, string[]>();
  for (const { partition } of await log.heads('egov.onestop.v1')) {
    for (const record of await log.read({ stream: 'egov.onestop.v1', partition, offset: 0 }, 10_000)) {
      const id = String(Reflect.get(Object(record.event), 'id'));
      places.set(id, [...(places.get(id) ?? []), `${record.stream}/${partition}/${record.offset}`]);
    }
  }
  return places;
}

describe('a large batch', () => {
  it('is answered in the order sent, each event with its own place', async () => {
    const { store, gateway } = await opened();
    const events = batchOf(1_100);
    const { status, body } = await gateway.sendBatch(operatorToken, events);
    expect(status).toBe(202);
    const places = await placesIn(store);
    expect(verdictsOf(body)).toEqual(
      events.map(({ id }) => ({ id, status: 'accepted', position: places.get(String(id))?.[0] })),
    );
    expect(places.size).toBe(events.length);
  });

  it('is kept as equal values, however they were written', async () => {
    const { store, gateway } = await opened();
    const written = '{"\\u00e9":"\\ud83d\\ude00\\/\\u001e","n":[1.50,0.1000,1e20,123456789012345]}';
    const texts = [written, written.replaceAll(',', ' , ')].map((ext) =>
      JSON.stringify(dossier({ data: { ...basics, ext: '?' } })).replace('"?"', ext),
    );
    const { status, body } = await gateway.ask('POST', '/v1/events', {
      key: operatorToken,
      type: 'application/cloudevents-batch+json',
      body: `[${texts.join(',')}]`,
    });
    expect(status).toBe(202);
    for (const [index, { position = '' }] of verdictsOf(body).entries()) {
      const [, partition, offset] = position.split('/').map(Number);
      const [record] = await store.log.readAt('egov.onestop.v1', partition!, [offset!]);
      expect(record?.event).toEqual({ ...JSON.parse(texts[index]!), recordedtime: expect.any(String) });
    }
  });

  it('keeps the order of each entity', async () => {
    const { store, gateway } = await opened();
    const subjects = ['D-a', 'D-b', 'D-c'];
    const events = batchOf(900).map((event, index): Record<string, unknown> => ({
      ...event,
      subject: subjects[index % 3],
    }));
    await gateway.sendBatch(operatorToken, events);
    const offsets = await placesIn(store);
    for (const subject of subjects) {
      const own = events.filter((event) => event.subject === subject).map(({ id }) => offsets.get(String(id))?.[0]);
      const numbers = own.map((position) => Number(position?.split('/')[2]));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });

  it('knows what comes twice and what is in conflict, also in another portion', async () => {
    const { store, gateway } = await opened();
    const events = batchOf(700);
    const repeated = [...events, events[3], { ...events[690], traceparent: '00-1-2-01' }];
    const conflicts = [events[5], events[680]].map((event) => ({ ...event, time: '2020-07-01T00:00:00+07:00' }));
    const { body } = await gateway.sendBatch(operatorToken, [...repeated, ...conflicts]);
    const verdicts = verdictsOf(body);
    expect(verdicts.slice(700)).toMatchObject([
      { status: 'duplicate', position: verdicts[3]!.position },
      { status: 'duplicate', position: verdicts[690]!.position },
      { status: 'rejected', code: 'id-conflict' },
      { status: 'rejected', code: 'id-conflict' },
    ]);
    expect((await placesIn(store)).size).toBe(700);
  });

  it.each([1])('is sent again where append %d fails, and has every event once', async (failsAt) => {
    const { store, failing, gateway } = await opened();
    failing.failsAt = failsAt;
    const events = batchOf(1_100);
    const refused = await gateway.sendBatch(operatorToken, events);
    expect(refused).toMatchObject({ status: 503, body: { code: 'log-unavailable', retryable: true } });
    // nothing behind the portion that failed: an entity's later events are not there without its earlier ones
    expect(failing.asked).toHaveLength(failsAt);
    const before = await placesIn(store);
    const stored = failing.asked.slice(0, -1).reduce((sum, count) => sum + count, 0);
    expect([...before.keys()].sort()).toEqual(
      events
        .slice(0, stored)
        .map(({ id }) => id)
        .sort(),
    );

    const { status, body } = await gateway.sendBatch(operatorToken, events);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: events.length - stored, duplicate: stored, rejected: 0 });
    const places = await placesIn(store);
    expect(verdictsOf(body).map(({ id, position }) => [id, [position]])).toEqual(
      events.map(({ id }) => [id, places.get(String(id))]),
    );
  });

  it.each([
    ['is no JSON', '{"id":tru}'],
    ['is too deep', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`],
    ['is too large', `{"a":"${'x'.repeat(256 * 1024)}"}`],
  ])('has stored nothing where its last event %s', async (_case, last) => {
    const { failing, gateway } = await opened();
    const text = JSON.stringify(batchOf(600));
    const { status } = await gateway.ask('POST', '/v1/events', {
      key: operatorToken,
      type: 'application/cloudevents-batch+json',
      body: `${text.slice(0, -1)},${last}]`,
    });
    expect([400, 413]).toContain(status);
    expect(failing.asked.filter((count) => count > 0)).toEqual([]);
  });
});
