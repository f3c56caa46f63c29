import type { RecordedEvent } from '../../apps/hub/src/log-filling.js';
import { member, rowsOf } from '../support/answers.js';
import { told1 } from '../support/given.js';
import { operatorToken, type TestQueryApi } from '../support/query-api.js';
import { at, established, merged, received, recorded, resolved, transferred } from '../support/story.js';
import { toldHub } from '../support/told-hub.js';

const operator = { authorization: `Bearer ${operatorToken}` };
const approval = 'vn.egov.governance.figure.approved.v1';

let api: TestQueryApi;

beforeAll(async () => {
  const stories = [movedUp(), provincesMerge(), unitsMerge(), communeGone(), silent(), approvedTwice()];
  ({ api } = await toldHub(stories.flat()));
});

async function figure(question: string): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await api.rows(`/v1/observations?${question}`);
  return row ?? {};
}

/** The counts of a measure for some groups; null where nothing is known. */
async function counts(measure: string, orgs: readonly string[], when: string): Promise<readonly unknown[]> {
  return await Promise.all(
    orgs.map(async (org) => (await figure(`measure=${measure}&org=${org}&${when}`))['numerator']),
  );
}

function movedUp(): readonly RecordedEvent[] {
  const source = 'urn:egov:H03:onestop';
  return [
    established('H03.12', 'district', 'H03'),
    established('H03.05', 'department', 'H03'),
    received('moved', '2021-05-03T08:00:00', { agency: 'H03.12' }, { source }),
    transferred('moved', '2021-05-10T08:00:00', 'H03.05', { source }),
    resolved('moved', '2021-05-20T08:00:00', { source }),
  ];
}

describe('9: a dossier that is moved from a district to a department of the province', () => {
  it('9: counts once in the nation, where it was received and where it was resolved', async () => {
    const orgs = ['VN', 'H03', 'H03.12', 'own:H03'];
    expect(await counts('dossiers.received', orgs, 'period=2021-05')).toEqual([1, 1, 1, 0]);
    expect(await counts('dossiers.resolved', ['VN', 'H03', 'H03.12', 'H03.05'], 'period=2021-05')).toEqual([
      1, 1, 0, 1,
    ]);
  });

  it('9: is open with whoever holds it on the day', async () => {
    const orgs = ['H03', 'H03.12', 'H03.05'];
    expect(await counts('dossiers.open', orgs, 'on=2021-05-09')).toEqual([1, 1, null]); // nobody spoke of H03.05 yet
    expect(await counts('dossiers.open', orgs, 'on=2021-05-10')).toEqual([1, 0, 1]);
    expect(await counts('dossiers.open', orgs, 'on=2021-05-20')).toEqual([0, 0, 0]);
  });
});

/** H58 has 5 dossiers, of which 3 are handed over; H20 has 4, of which 1 is resolved before the merger. */
function provincesMerge(): readonly RecordedEvent[] {
  const old = { source: 'urn:egov:H58:onestop' };
  const successor = { source: 'urn:egov:H20:onestop' };
  const handed = ['P3', 'P4', 'P5'];
  return [
    ...['P1', 'P2', ...handed].map((code) => received(code, '2025-05-10T08:00:00', {}, old)),
    ...['P1', 'P2'].map((code) => resolved(code, '2025-06-10T08:00:00', old)),
    ...handed.map((code) => transferred(code, '2025-06-30T08:00:00', 'H20', old)),
    ...handed.map((code) => resolved(code, '2025-07-20T08:00:00', successor)),
    ...['Q1', 'Q2', 'Q3', 'Q4'].map((code) => received(code, '2025-05-11T08:00:00', {}, successor)),
    resolved('Q1', '2025-06-11T08:00:00', successor),
    ...['Q2', 'Q3', 'Q4'].map((code) => resolved(code, '2025-08-01T08:00:00', successor)),
  ];
}

describe('10: provinces that merge on 1 July 2025 while dossiers are open', () => {
  const both = ['H58', 'H20'];
  const nation = [...both, 'VN'];
  const today = '&boundaries=2025-07-01';

  it('10: the quarter before stands as it was, and adds up to the same under the tree of today', async () => {
    expect(await counts('dossiers.received', nation, 'period=2025-Q2')).toEqual([5, 4, 9]);
    expect(await counts('dossiers.received', nation, `period=2025-Q2${today}`)).toEqual([null, 9, 9]);
    expect(await counts('dossiers.resolved', nation, 'period=2025-Q2')).toEqual([2, 1, 3]);
    expect(await counts('dossiers.resolved', nation, `period=2025-Q2${today}`)).toEqual([null, 3, 3]);
    expect(await counts('dossiers.resolved', nation, 'period=2025-Q3')).toEqual([null, 6, 6]);
  });

  it('10: the open dossiers are handed over on the eve, and none is lost', async () => {
    expect(await counts('dossiers.open', both, 'on=2025-06-29')).toEqual([3, 3]);
    expect(await counts('dossiers.open', both, 'on=2025-06-30')).toEqual([0, 6]);
    expect(await counts('dossiers.open', both, 'on=2025-07-01')).toEqual([null, 6]);
    expect(await counts('dossiers.open', both, `on=2025-06-29${today}`)).toEqual([null, 6]);
  });

  it('10: the one that is gone says where its figures are', async () => {
    const { body } = await api.get('/v1/observations?measure=dossiers.resolved&org=H58&period=2025-Q3');
    expect(body).toMatchObject({
      data: [{ value_status: 'not_applicable' }],
      meta: { warnings: expect.arrayContaining([expect.objectContaining({ code: 'org-not-there' })]) },
    });
  });
});

/** H04.01 goes into H04.02 on 15 August 2020, in the middle of a quarter. */
function unitsMerge(): readonly RecordedEvent[] {
  const source = 'urn:egov:H04:onestop';
  const some = (prefix: string, count: number, agency: string, local: string): readonly RecordedEvent[] =>
    Array.from({ length: count }, (_, index) => received(`${prefix}${index}`, local, { agency }, { source }));
  return [
    established('H04.01', 'district', 'H04'),
    established('H04.02', 'district', 'H04'),
    merged('H04.01', 'H04.02', '2020-08-15'),
    ...some('a', 3, 'H04.01', '2020-07-10T08:00:00'),
    ...some('b', 2, 'H04.02', '2020-07-10T08:00:00'),
    ...some('c', 4, 'H04.02', '2020-09-10T08:00:00'),
  ];
}

describe('10: districts that merge in the middle of a quarter', () => {
  const all = ['H04.01', 'H04.02', 'H04'];

  it.each([
    ['as it was in July', 'period=2020-07', [3, 2, 5]],
    ['by the tree of its last day', 'period=2020-Q3', [null, 9, 9]],
    ['by the tree of the day before the merger', 'period=2020-Q3&boundaries=2020-08-14', [3, 6, 9]],
    ['by the tree of the day of the merger', 'period=2020-Q3&boundaries=2020-08-15', [null, 9, 9]],
    ['in July, by the tree of today', 'period=2020-07&boundaries=2020-09-30', [null, 5, 5]],
  ])('10: %s the sum stays the same', async (_case, when, expected) => {
    expect(await counts('dossiers.received', all, when)).toEqual(expected);
  });
});

/** A commune that goes into its neighbour on 1 July 2020, and is still spoken of in August. */
function communeGone(): readonly RecordedEvent[] {
  const source = 'urn:egov:H05:onestop';
  return [
    established('H05.03', 'district', 'H05'),
    established('H05.03.01', 'commune', 'H05.03'),
    established('H05.03.02', 'commune', 'H05.03'),
    merged('H05.03.01', 'H05.03.02', '2020-07-01'),
    received('in-june', '2020-06-30T10:00:00', { agency: 'H05.03.01' }, { source }),
    received('in-july', '2020-07-10T10:00:00', { agency: 'H05.03.02' }, { source }),
    received('in-august', '2020-08-05T10:00:00', { agency: 'H05.03.01' }, { source }),
  ];
}

describe('11: a commune that is abolished and still spoken of', () => {
  const asked = (org: string, period: string): string =>
    `measure=dossiers.received&org=${org}&period=${period}&include=components,quality`;

  it('11: counts for its successor, with the flag `late-alias`', async () => {
    expect(await figure(asked('H05.03.02', '2020-08'))).toMatchObject({ numerator: 1, flags: 'late-alias:1' });
    expect(await figure(asked('H05', '2020-Q3'))).toMatchObject({ numerator: 2, flags: 'late-alias:1' });
    expect(await figure(asked('H05.03.01', '2020-08'))).toMatchObject({ value_status: 'not_applicable' });
  });

  it('11: what is of the successor, or of before the merger, has no flag', async () => {
    expect(await figure(asked('H05.03.02', '2020-07'))).toMatchObject({ numerator: 1, flags: '' });
    expect(await figure(asked('H05.03.01', '2020-06'))).toMatchObject({ numerator: 1, flags: '' });
  });
});

/** Both systems of H11 are registered; its department falls silent after 20 August 2020. */
function silent(): readonly RecordedEvent[] {
  const source = 'urn:egov:H11.01:onestop';
  return [
    established('H11.01', 'department', 'H11'),
    ...['urn:egov:H11:onestop', source].map((urn) => registered(urn, 'onestop')),
    registered('urn:egov:H11:document', 'document'),
    received('spoken', '2020-08-10T08:00:00', {}, { source }),
    resolved('spoken', '2020-08-20T08:00:00', { source }),
    received('alive', '2020-10-05T08:00:00', {}, { source: 'urn:egov:H11:onestop' }),
    resolved('alive', '2020-10-06T08:00:00', { source: 'urn:egov:H11:onestop' }),
    sent('out', 'H11', 'G14', '2020-08-10T08:00:00'),
    sent('in', 'G14', 'H11', '2020-08-10T08:00:00'),
    recorded(
      told1('vn.egov.interchange.document.accepted.v1', {
        ...{ subject: 'in', source: 'urn:egov:H11:document', time: at('2020-08-11T08:00:00') },
        data: {},
      }),
    ),
  ];
}

function registered(urn: string, kind: 'onestop' | 'document'): RecordedEvent {
  const telling = { subject: urn, source: 'urn:egov:VN:registry', time: at('2020-01-01T08:00:00') };
  const agency = urn.split(':')[2] ?? '';
  return recorded(
    told1('vn.egov.governance.system.registered.v1', { ...telling, data: { kind, agency, from: '2020-01-01' } }),
  );
}

function sent(subject: string, from: string, to: string, local: string): RecordedEvent {
  const telling = { subject, source: `urn:egov:${from}:document`, time: at(local) };
  const data = { kind: 'Công văn', to: [to], signed: true };
  return recorded(told1('vn.egov.interchange.document.sent.v1', { ...telling, data }));
}

describe('23: an agency that says nothing for thirty days', () => {
  it('23: is not reported, not zero; what is above it says that half of its systems are silent', async () => {
    const question = 'indicator=online-share&period=2020-Q4';
    expect(await figure(`${question}&org=H11.01`)).toMatchObject({
      ...{ value: null, value_status: 'not_reported', numerator: null, coverage: 0, status: 'no_data' },
    });
    expect(await figure(`${question}&org=H11`)).toMatchObject({ numerator: 1, denominator: 1, coverage: 0.5 });
    expect(await figure('indicator=online-share&period=2020-Q3&org=H11.01')).toMatchObject({
      ...{ numerator: 1, denominator: 1, coverage: 1 },
    });
  });

  it('23: is named among the sources with the days of its silence', async () => {
    const rows = await api.rows('/v1/coverage?period=2020-Q4&org=H11.01');
    expect(rows).toMatchObject([
      {
        ...{ source: 'urn:egov:H11.01:onestop', registered: true, reporting: false, seen: 0 },
        ...{ last_event_on: '2020-08-20', silent_days: 133, gap_days: 92 },
      },
    ]);
  });

  it('23: was connected while it sent and answered within thirty days, and is so no more', async () => {
    const on = async (day: string): Promise<unknown> =>
      (await figure(`measure=systems.connected&org=H11&on=${day}`))['numerator'];
    expect([await on('2020-08-10'), await on('2020-08-11'), await on('2020-09-08'), await on('2020-09-09')]).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

function approvedTwice(): readonly RecordedEvent[] {
  const indicator = 'online-work-files-ministry-share';
  const approved = (local: string, numerator: number, evidence: string): RecordedEvent =>
    recorded(
      told1(approval, {
        ...{ subject: indicator, source: 'urn:egov:VN:plan', time: at(local) },
        data: { indicator, agency: 'H18', period: '2020-Q3', numerator, denominator: 400, evidence },
      }),
    );
  return [
    approved('2020-10-05T08:00:00', 120, 'Báo cáo 45/BC-STTTT'),
    approved('2020-11-10T08:00:00', 150, 'Báo cáo 51/BC-STTTT đính chính'),
  ];
}

describe('22: a declared figure that is changed after its approval', () => {
  const key = 'online-work-files-ministry-share~H18~2020-Q3';

  it('22: has the new value now, and the old one as known before', async () => {
    const question = 'indicator=online-work-files-ministry-share&org=H18&period=2020-Q3';
    expect(await figure(`${question}&as_of=2020-11-09`)).toMatchObject({
      numerator: 120,
      denominator: 400,
      value: 0.3,
    });
    expect(await figure(question)).toMatchObject({ numerator: 150, denominator: 400, value: 0.375 });
    const rows = await api.rows(`/v1/observations/${key}/history`);
    expect(rows.map((row) => [row['recorded_on'], member(row, 'to', 'numerator')])).toEqual([
      ['2020-10-05', 120],
      ['2020-11-10', 150],
    ]);
  });

  it('22: tells who approved either, and on what grounds', async () => {
    const [entity] = await api.rows(`/v1/observations/${key}/explain/entities`);
    const events = rowsOf({ data: member(entity, 'events') }).filter(({ type }) => type === approval);
    const grounds = await Promise.all(
      events.map(async ({ position }) => (await api.get(`/v1/events/${String(position)}`, operator)).body),
    );
    expect(grounds.map((body) => [member(body, 'event', 'source'), member(body, 'event', 'data', 'evidence')])).toEqual(
      [
        ['urn:egov:VN:plan', 'Báo cáo 45/BC-STTTT'],
        ['urn:egov:VN:plan', 'Báo cáo 51/BC-STTTT đính chính'],
      ],
    );
  });
});
