import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from 'kafkajs';
import { applyTopics, LogUnavailable, type QuarantinedRecord, redrive } from '#event-log';
import { dossier, basics } from '../support/sent-events.js';
import { idOf, InboxUnderTest, until } from './inbox-under-test.js';

let hub: InboxUnderTest;

beforeAll(async () => {
  hub = await InboxUnderTest.open();
});

/** A dossier of an agency, and the record that says it. */
function told(agency: string, overrides: Readonly<Record<string, unknown>> = {}): { id: string; record: Message } {
  const event = dossier({ source: `urn:egov:${agency}:onestop`, ...overrides });
  return { id: idOf(event), record: { key: String(event['subject']), value: JSON.stringify(event) } };
}

function bytesOf(sent: Buffer | string | null | undefined): Buffer | null {
  return sent === null || sent === undefined ? null : Buffer.from(sent);
}

/** The headers as a dead-letter tool reads them, and one that the sender gave. */
function deadLetterOf({ record: { headers } }: QuarantinedRecord): unknown {
  const bytes = (name: string): Buffer => headers[name]![0]!;
  return {
    topic: bytes('kafka_dlt-original-topic').toString(),
    partition: bytes('kafka_dlt-original-partition').readInt32BE(),
    offset: Number(bytes('kafka_dlt-original-offset').readBigInt64BE()),
    message: bytes('kafka_dlt-exception-message').toString(),
    errors: JSON.parse(bytes('lienthong-errors').toString()),
    trace: bytes('trace').toString(),
  };
}

describe('records of an inbox', () => {
  let topic: string;

  beforeAll(async () => {
    topic = await hub.inbox('H58');
    await hub.gateway();
  });

  it('are in their stream, and behind the gateway then', async () => {
    const records = Array.from({ length: 5 }, () => told('H58'));
    await hub.write(
      topic,
      records.map(({ record }) => record),
    );
    const ids = records.map(({ id }) => id);
    const logged = await until(
      () => hub.loggedIds(),
      (all) => ids.every((id) => all.includes(id)),
    );
    expect(logged).toEqual(expect.arrayContaining(ids));
    expect(
      await until(
        () => hub.committed(topic),
        (offset) => offset === 5,
      ),
    ).toBe(5);
    expect(await hub.originOf(ids[2]!)).toBe(`${topic}/0/2`);
  });

  it('may be in binary mode, with attributes in UTF-8', async () => {
    const { data, ...attributes } = dossier({ source: 'urn:egov:H58.12:onestop', subject: 'Hồ-sơ-1', id: 'nhị-phân' });
    const named = Object.entries(attributes).filter(([name]) => name !== 'datacontenttype');
    const headers = Object.fromEntries(named.map(([name, value]) => [`ce_${name}`, String(value)]));
    await hub.write(topic, [
      { value: JSON.stringify(data), headers: { ...headers, 'content-type': 'application/json' } },
    ]);
    const found = await until(
      () => hub.logged(),
      (all) => all.some(({ event }) => idOf(event) === 'nhị-phân'),
    );
    expect(found.find(({ event }) => idOf(event) === 'nhị-phân')?.event).toMatchObject({ ...attributes, data });
  });

  it.each<[string, () => Message, string]>([
    ['for another agency', () => told('G14').record, 'org-mismatch'],
    ['that is no JSON', () => ({ value: 'không phải JSON' }), 'invalid-json'],
    ['that is not UTF-8', () => ({ value: Buffer.from([0xc3, 0x28]) }), 'invalid-json'],
    ['without a value', () => ({ key: 'k', value: null }), 'invalid-json'],
    [
      'of 300 KiB',
      () => told('H58', { data: { ...basics, ext: { note: 'x'.repeat(300 * 1024) } } }).record,
      'payload-too-large',
    ],
    ['with a key twice', () => ({ value: '{"id":"a","id":"b"}' }), 'invalid-json'],
    ['with NUL', () => told('H58', { subject: 'D-\u0000' }).record, 'schema-violation'],
    ['with NUL in a header', () => ({ value: '{}', headers: { ce_subject: 'D-\u0000' } }), 'schema-violation'],
    [
      'with a plain number of a citizen',
      () => told('H58', { data: { ...basics, applicant: { kind: 'citizen', ref: '001099012345' } } }).record,
      'schema-violation',
    ],
    ['of a level that there is not', () => told('H58', { data: { ...basics, level: 7 } }).record, 'schema-violation'],
    ['that the hub alone may say', () => told('H58', { type: 'vn.egov.hub.day.closed.v1' }).record, 'forbidden-scope'],
    [
      'in another format',
      () => ({ value: '<a/>', headers: { 'content-type': 'application/cloudevents+avro' } }),
      'unsupported-media-type',
    ],
    ['that is a batch', () => ({ value: `[${String(told('H58').record.value)}]` }), 'schema-violation'],
  ])('%s are in quarantine with the reason and the place', async (_case, message, code) => {
    const before = await hub.quarantined(topic);
    const record = { ...message(), headers: { ...message().headers, trace: 'của họ' } };
    await hub.write(topic, [record]);
    const after = await until(
      () => hub.quarantined(topic),
      (all) => all.length > before.length,
    );
    const found = after.find(({ position }) => before.every((one) => one.position !== position));
    expect(found?.code).toBe(code);
    expect(found?.record.value).toEqual(bytesOf(record.value));
    expect(found?.record.key).toEqual(bytesOf(record.key));
    expect(deadLetterOf(found!)).toEqual({
      topic,
      partition: 0,
      offset: found?.origin?.offset,
      message: expect.stringContaining(code),
      errors: expect.any(Array),
      trace: 'của họ',
    });
  });

  it('keep their order, whatever stands between them', async () => {
    const records = Array.from({ length: 1_200 }, () => told('H58', { subject: 'D-order' }));
    const mixed = records.flatMap(({ record }, index) => (index % 7 === 0 ? [record, { value: '{' }] : [record]));
    await hub.write(topic, mixed);
    const wanted = records.map(({ id }) => id);
    const mine = async (): Promise<readonly string[]> => {
      const logged = await hub.loggedIds();
      return logged.filter((id) => wanted.includes(id));
    };
    expect(await until(mine, (ids) => ids.length >= wanted.length)).toEqual(wanted);
  });

  it('that a mend makes good are taken in when they are sent again', async () => {
    const { id, record } = told('H58', { data: { ...basics, level: 9 } });
    await hub.write(topic, [record]);
    const places = await until(
      () => hub.quarantined(topic),
      (all) => all.some(({ record: { value } }) => value?.includes(`"${id}"`)),
    );
    const from = places.find(({ record: { value } }) => value?.includes(`"${id}"`));
    const mended = String(record.value).replace('"level":9', '"level":4');
    await redrive(hub.access, from === undefined ? [] : [{ from, mended }]);
    expect(
      await until(
        () => hub.loggedIds(),
        (all) => all.includes(id),
      ),
    ).toContain(id);
  });
});

describe('an inbox that is made while the gateway runs', () => {
  it('is emptied, from its first record', async () => {
    await hub.gateway();
    const topic = await hub.inbox('G14', 2);
    const { id, record } = told('G14');
    await hub.write(topic, [record]);
    expect(
      await until(
        () => hub.loggedIds(),
        (all) => all.includes(id),
      ),
    ).toContain(id);
  });
});

describe('when something dies', () => {
  it('a record whose append had no answer comes again, with the same content', async () => {
    const topic = await hub.inbox('T01');
    let lost = 0;
    const { log } = hub.parts;
    const losing = new Proxy(log, {
      get: (target, name) =>
        name === 'append'
          ? async (events: Parameters<typeof log.append>[0]) => {
              const positions = await target.append(events);
              if (!events.some(({ body }) => body.includes('urn:egov:T01:')) || lost > 0) return positions;
              lost += 1;
              throw new LogUnavailable(new Error('the answer was lost'));
            }
          : Reflect.get(target, name, target),
    });
    const gateway = await only(losing);
    const { id, record } = told('T01');
    await hub.write(topic, [record]);
    expect(
      await until(
        () => hub.committed(topic),
        (offset) => offset === 1,
      ),
    ).toBe(1);
    const copies = (await hub.logged()).filter(({ event }) => idOf(event) === id);
    expect(copies).toHaveLength(2);
    expect(new Set(copies.map(({ hash }) => hash)).size).toBe(1);
    await gateway.close();
  });

  it('the broker in the midst, nothing is missing', async () => {
    const topic = await hub.inbox('T02', 3);
    const gateway = await only();
    const records = Array.from({ length: 400 }, (_, n) => ({ ...told('T02'), n }));
    for (let part = 0; part < 4; part += 1) {
      await hub.write(
        topic,
        records.filter(({ n }) => n % 4 === part).map(({ record }) => record),
      );
      if (part !== 1) continue;
      await hub.parts.brokers.kill(0);
      await hub.parts.brokers.startAgain(0);
    }
    const ids = records.map(({ id }) => id);
    const logged = await until(
      () => hub.loggedIds(),
      (all) => ids.every((id) => all.includes(id)),
      120_000,
    );
    expect(ids.filter((id) => !logged.includes(id))).toEqual([]);
    await gateway.close();
  });

  it('the quarantine, a refused record stays in its inbox until it can be written', async () => {
    const topic = await hub.inbox('T03');
    const gateway = await only();
    const admin = hub.parts.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: ['egov.quarantine.v1'] });
    await hub.write(topic, [{ value: 'hỏng' }, told('T03').record]);
    await sleep(8_000);
    expect(await hub.committed(topic)).toBe(-1);
    await applyTopics(hub.access);
    await admin.disconnect();
    const found = await until(
      () => hub.quarantined(topic),
      (all) => all.length > 0,
      120_000,
    );
    expect(found.map(({ origin }) => origin?.offset)).toContain(0);
    expect(
      await until(
        () => hub.committed(topic),
        (offset) => offset === 2,
      ),
    ).toBe(2);
    await gateway.close();
  });
});

/** The one gateway that runs. */
async function only(log = hub.parts.log): ReturnType<InboxUnderTest['gateway']> {
  await hub.closeGateways();
  return await hub.gateway(log);
}
