import type { DataOf } from '#event-catalog';
import type { RecordedEvent } from '../../apps/hub/src/log-filling.js';
import type { Store } from '../../apps/hub/src/store.js';
import { member, rowsOf } from '../support/answers.js';
import { told1 } from '../support/given.js';
import { operatorToken, type TestQueryApi } from '../support/query-api.js';
import { at, received, recorded, resolved } from '../support/story.js';
import { toldHub } from '../support/told-hub.js';

const ref = 'p:00112233445566778899aabbccddeeff';
const otherRef = 'p:ffeeddccbbaa99887766554433221100';

let store: Store;
let api: TestQueryApi;

beforeAll(async () => {
  const ofDossiers = [resent(), late(), undated(), balanced(), holiday(), rated(), erased(), atTheEdges()];
  ({ store, api } = await toldHub([...ofDossiers, levelRaised(), recoded()].flat()));
});

async function figure(question: string): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await api.rows(`/v1/observations?${question}`);
  return row ?? {};
}

/** What a measure counts for an agency. */
async function count(measure: string, org: string, when: string): Promise<unknown> {
  return (await figure(`measure=${measure}&org=${org}&${when}`))['numerator'];
}

function from(agency: string): Readonly<{ source: string }> {
  return { source: `urn:egov:${agency}:onestop` };
}

function resent(): readonly RecordedEvent[] {
  const event = received('resent', '2020-07-01T08:00:00', {}, from('H01'));
  return [event, event, event, event, event];
}

describe('1: an event that is sent five times', () => {
  it('1: counts once, and the other four are counted as sent again', async () => {
    expect(await count('dossiers.received', 'H01', 'period=2020-Q3')).toBe(1);
    expect(await api.rows('/v1/coverage?period=2020-Q3&org=H01')).toMatchObject([{ seen: 1, resent: 4 }]);
    const { body } = await api.get('/v1/observations/dossiers.received~H01~2020-Q3/explain');
    expect(member(body, 'excluded')).toEqual(expect.arrayContaining([{ reason: 'duplicate', events: 4 }]));
  });
});

/** Resolved within the third quarter, but recorded twenty days after it. */
function late(): readonly RecordedEvent[] {
  const source = from('H02');
  return [
    received('online', '2020-09-01T08:00:00', {}, source),
    resolved('online', '2020-09-10T08:00:00', source),
    received('counter', '2020-09-02T08:00:00', { channel: 'counter' }, source),
    resolved('counter', '2020-09-11T08:00:00', source),
    received('late', '2020-09-03T08:00:00', {}, source),
    resolved('late', '2020-09-28T08:00:00', { ...source, recorded: '2020-10-20T08:00:00' }),
  ];
}

describe('3: an event that comes twenty days after the end of the quarter', () => {
  const question = 'indicator=online-share&org=H02&period=2020-Q3';

  it('3: leaves what was known before as it was, and changes what is known since', async () => {
    expect(await figure(`${question}&as_of=2020-09-30`)).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    expect(await figure(`${question}&as_of=2020-10-19`)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await figure(`${question}&as_of=2020-10-20`)).toMatchObject({ numerator: 2, denominator: 3 });
    expect(await figure(question)).toMatchObject({ numerator: 2, denominator: 3, value: 0.666667 });
  });

  it('3: is named as what changed the figure', async () => {
    const rows = await api.rows('/v1/observations/online-share~H02~2020-Q3/history');
    expect(rows.at(-1)).toEqual({
      recorded_on: '2020-10-20',
      from: { value: 0.5, numerator: 1, denominator: 2 },
      to: { value: 0.666667, numerator: 2, denominator: 3 },
      entities: ['late'],
    });
    const { body } = await api.get('/v1/observations/online-share~H02~2020-Q3/explain');
    expect(body).toMatchObject({ late: { after_period_end: 1 }, revisions: { last_recorded_on: '2020-10-20' } });
  });
});

function undated(): readonly RecordedEvent[] {
  const source = from('H12');
  return [
    received('dated', '2020-07-01T08:00:00', { dueAt: at('2020-07-10T17:00:00') }, source),
    resolved('dated', '2020-07-09T08:00:00', source),
    received('undated', '2020-07-01T08:00:00', {}, source),
    resolved('undated', '2020-07-09T08:00:00', source),
  ];
}

describe('6: a dossier without a due date', () => {
  it('6: is resolved, and is in neither part of the share that is on time', async () => {
    expect(await count('dossiers.resolved', 'H12', 'period=2020-Q3')).toBe(2);
    expect(await figure('indicator=on-time-share&org=H12&period=2020-Q3')).toMatchObject({
      ...{ numerator: 1, denominator: 1 },
    });
  });
});

function balanced(): readonly RecordedEvent[] {
  const source = from('H13');
  const ended = (subject: string, named: 'withdrawn' | 'stopped'): RecordedEvent =>
    recorded(
      told1(`vn.egov.onestop.dossier.${named}.v1`, { subject, ...source, time: at('2020-08-03T08:00:00'), data: {} }),
    );
  return [
    received('carried', '2020-06-20T08:00:00', {}, source),
    resolved('carried', '2020-07-20T08:00:00', source),
    ...['taken-back', 'ended', 'waiting'].map((code) => received(code, '2020-07-05T08:00:00', {}, source)),
    ended('taken-back', 'withdrawn'),
    ended('ended', 'stopped'),
  ];
}

describe('7: a dossier that is withdrawn after acceptance', () => {
  it('7: balances: open at the start and received are resolved, withdrawn, stopped and open at the end', async () => {
    const named = ['received', 'resolved', 'withdrawn', 'stopped'];
    const flows = await Promise.all(named.map((name) => count(`dossiers.${name}`, 'H13', 'period=2020-Q3')));
    const open = [
      await count('dossiers.open', 'H13', 'on=2020-06-30'),
      await count('dossiers.open', 'H13', 'on=2020-09-30'),
    ];
    expect([flows, open]).toEqual([
      [3, 1, 1, 1],
      [1, 1],
    ]);
    expect(await figure('indicator=on-time-share&org=H13&period=2020-08')).toMatchObject({ value_status: 'undefined' });
  });
});

type Published = DataOf<'vn.egov.portal.service.published.v1'>;

function published(subject: string, local: string, level: Published['level']): RecordedEvent {
  const [procedure = '', agency = ''] = subject.split('@');
  const telling = { subject, source: `urn:egov:${agency}:portal`, time: at(local) };
  return recorded(
    told1('vn.egov.portal.service.published.v1', { ...telling, data: { procedure, level, online: true } }),
  );
}

function levelRaised(): readonly RecordedEvent[] {
  return [
    published('1.000123@H06', '2020-05-04T08:00:00', 3),
    published('1.000123@H06', '2020-08-15T08:00:00', 4),
    received('below', '2020-08-14T08:00:00', { level: 3 }, from('H06')),
    resolved('below', '2020-08-20T08:00:00', from('H06')),
    received('above', '2020-08-15T09:00:00', { level: 4 }, from('H06')),
  ];
}

describe('14: a service that goes from level 3 to level 4 on 15 August', () => {
  it.each([
    ['2020-Q2', 0, 1],
    ['2020-07', 0, 1],
    ['2020-08-14', 0, 1],
    ['2020-08-15', 1, 1],
    ['2020-Q3', 1, 1],
  ])('14: has the level of the last day of %s', async (period, numerator, denominator) => {
    expect(await figure(`indicator=level4-share&org=H06&period=${period}`)).toMatchObject({ numerator, denominator });
  });

  it('14: leaves each dossier the level that it was accepted at', async () => {
    const rows = async (measure: string): Promise<readonly unknown[]> =>
      (await api.rows(`/v1/observations?measure=${measure}&org=H06&period=2020-Q3&group_by=level`)).map(
        ({ level, numerator }) => [level, numerator],
      );
    expect(await rows('dossiers.received')).toEqual([
      ['3', 1],
      ['4', 1],
    ]);
    expect(await rows('dossiers.resolved')).toEqual([['3', 1]]);
  });
});

function recoded(): readonly RecordedEvent[] {
  const withdrawn = { subject: '1.000123@H14', source: 'urn:egov:H14:portal', time: at('2020-08-01T00:00:00') };
  const replaced = { subject: '1.000123', source: 'urn:egov:VN:registry', time: at('2020-08-01T00:00:00') };
  return [
    published('1.000123@H14', '2020-05-04T08:00:00', 4),
    recorded(told1('vn.egov.portal.service.withdrawn.v1', { ...withdrawn, data: {} })),
    published('2.000456@H14', '2020-08-01T00:00:00', 4),
    recorded(
      told1('vn.egov.governance.procedure.replaced.v1', {
        ...replaced,
        data: { procedure: '1.000123', by: '2.000456' },
      }),
    ),
    received('old-code', '2020-07-31T08:00:00', { procedure: '1.000123' }, from('H14')),
    received('new-code', '2020-08-03T08:00:00', { procedure: '2.000456' }, from('H14')),
    received('old-code-late', '2020-08-04T08:00:00', { procedure: '1.000123' }, from('H14')),
  ];
}

describe('15: a procedure that gets another national code', () => {
  it('15: changes no figure: dossiers count under either code, and its service once', async () => {
    expect(await count('dossiers.received', 'H14', 'period=2020-Q3')).toBe(3);
    const services = ['2020-07-31', '2020-08-01'].map((day) => count('services.published', 'H14', `on=${day}`));
    expect(await Promise.all(services)).toEqual([1, 1]);
    expect(await figure('indicator=level4-share&org=H14&period=2020-Q3')).toMatchObject({
      ...{ numerator: 1, denominator: 1 },
    });
  });
});

/** The slip promised 2 September; five days later that day is declared a holiday. */
function holiday(): readonly RecordedEvent[] {
  const declared = { subject: '2020-09-02', source: 'urn:egov:VN:registry', time: at('2020-08-30T08:00:00') };
  return [
    received('promised', '2020-08-25T08:00:00', { dueAt: at('2020-09-02T17:00:00') }, from('H16')),
    recorded(
      told1('vn.egov.governance.calendar.declared.v1', {
        ...declared,
        data: { day: '2020-09-02', working: false, basis: 'Bộ luật Lao động' },
      }),
    ),
    resolved('promised', '2020-09-04T09:00:00', from('H16')),
  ];
}

describe('16: a holiday that is declared after the slip was printed', () => {
  it('16: moves no promise: the dossier is overdue on the day after, and late', async () => {
    const days = ['2020-09-02', '2020-09-03', '2020-09-04'].map((day) => count('dossiers.overdue', 'H16', `on=${day}`));
    expect(await Promise.all(days)).toEqual([0, 1, 0]);
    expect(await figure('indicator=on-time-share&org=H16&period=2020-Q3')).toMatchObject({
      ...{ numerator: 0, denominator: 1 },
    });
  });
});

function rated(): readonly RecordedEvent[] {
  const said = (subject: string, local: string, score: number): RecordedEvent =>
    recorded(told1('vn.egov.onestop.dossier.rated.v1', { subject, ...from('H17'), time: at(local), data: { score } }));
  return [
    ...['pleased', 'cross'].map((code) => received(code, '2020-07-01T08:00:00', {}, from('H17'))),
    said('pleased', '2020-07-05T08:00:00', 2),
    resolved('pleased', '2020-07-10T08:00:00', from('H17')),
    said('pleased', '2020-08-12T08:00:00', 5),
    said('cross', '2020-07-14T08:00:00', 5),
    said('cross', '2020-07-14T08:00:01', 1),
  ];
}

describe('18: a dossier that is rated twice, and before its end', () => {
  it('18: counts with its last rating, on the day of it, and with the first one as known before', async () => {
    const satisfied = 'indicator=satisfied-share&org=H17&period=2020-Q3';
    expect(await figure(`${satisfied}&as_of=2020-07-06`)).toMatchObject({ numerator: 0, denominator: 1 });
    expect(await figure(`${satisfied}&as_of=2020-07-31`)).toMatchObject({ numerator: 0, denominator: 2 });
    expect(await figure(satisfied)).toMatchObject({ numerator: 1, denominator: 2 });
    const months = ['2020-07', '2020-08'].map((month) => count('dossiers.rated', 'H17', `period=${month}`));
    expect(await Promise.all(months)).toEqual([1, 1]);
  });
});

function erased(): readonly RecordedEvent[] {
  const applicant = { kind: 'citizen', ref } as const;
  const registered = (subject: string): RecordedEvent =>
    recorded(
      told1('vn.egov.identity.account.registered.v1', {
        ...{ subject, source: 'urn:egov:H20:identity', time: at('2020-07-01T08:00:00') },
        data: { kind: 'citizen' },
      }),
    );
  return [
    received('of-a-citizen', '2020-07-01T08:00:00', { applicant }, from('H20')),
    ...[ref, otherRef].map(registered),
  ];
}

describe('24: a person who must not be found any more', () => {
  const parts = ['explain', 'explain/entities?limit=1', 'history'];

  it.each([
    ['dossiers.received', 1],
    ['accounts.known', 2],
  ])('24: counts in %s, and is told in no answer', async (measure, expected) => {
    expect(await count(measure, 'H20', 'period=2020-07')).toBe(expected);
    for (const part of parts) {
      const { status, text } = await api.get(`/v1/observations/${measure}~H20~2020-07/${part}`);
      expect(status).toBe(200);
      expect(text).not.toContain(ref.slice(2));
      expect(text).not.toContain(otherRef.slice(2));
    }
  });

  it('24: is an entity like any other, hidden but with its events, and no cursor tells the pseudonym', async () => {
    const asked = '/v1/observations/accounts.known~H20~2020-07/explain/entities?limit=1';
    const { body } = await api.get(asked);
    expect(rowsOf(body)).toMatchObject([{ subject: '(đã ẩn)', contribution: 1, events: [{ fate: 'counted' }] }]);
    const cursor = String(member(body, 'page', 'next_cursor'));
    expect(cursor).toMatch(/^[\w-]+\.[\w-]+$/);
    for (const part of cursor.split('.')) expect(Buffer.from(part, 'base64url').toString()).not.toContain(ref);
    const second = await api.rows(`${asked}&cursor=${cursor}`);
    expect(second).toMatchObject([{ subject: '(đã ẩn)', contribution: 1 }]);
    expect(second[0]?.['events']).not.toEqual(rowsOf(body)[0]?.['events']);
  });

  it.each([
    ['egov.onestop.v1', 'of-a-citizen', { data: { applicant: { kind: 'citizen', ref: '(đã ẩn)' } } }],
    ['egov.identity.v1', ref, { subject: '(đã ẩn)', data: { kind: 'citizen' } }],
  ])('24: is not told with an entity of %s, whose events are all there', async (stream, subject, shown) => {
    const operator = { authorization: `Bearer ${operatorToken}` };
    const { status, body, text } = await api.get(`/v1/entities/${stream}/${subject}`, operator);
    expect(status).toBe(200);
    const [event] = rowsOf({ data: member(body, 'events') });
    expect(event).toMatchObject({ hash: expect.any(String), fate: 'counted', event: shown });
    expect(text).not.toContain(ref.slice(2));
    const asItStands = await api.get(`/v1/events/${String(event?.['position'])}`, operator);
    expect(asItStands.text).toContain(ref);
  });

  it('24: does not stand in what is kept of the dossier', async () => {
    const { rows } = await store.database.pool.query<{ kept: string }>(
      `select e::text as kept from read_model.entity e where subject = 'of-a-citizen'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.kept).not.toContain(ref);
  });
});

function atTheEdges(): readonly RecordedEvent[] {
  const told = ['2020-02-29T00:00:00', '2020-02-29T23:59:59', '2020-03-31T23:59:59', '2020-04-01T00:00:00'];
  return told.map((local, index) => received(`edge${index}`, local, {}, from('H15')));
}

describe('26: 29 February, and the edges of a quarter', () => {
  it.each([
    ['2020-02', 2],
    ['2020-02-29', 2],
    ['2020-03', 1],
    ['2020-Q1', 3],
    ['2020-Q2', 1],
    ['2020-04-01', 1],
  ])('26: what was received in %s is %d', async (period, expected) => {
    expect(await count('dossiers.received', 'H15', `period=${period}`)).toBe(expected);
  });
});
