import type { OracleView } from './oracle.js';
import { known, registry, said } from './said.js';

const today = '2020-12-31';

function flows(view: OracleView, measure: string): readonly string[] {
  return view.flowDays(measure).flatMap((day) => [...view.flow(measure, day)].map(([key, n]) => `${day} ${key} ${n}`));
}

function stocks(view: OracleView, measure: string, days: readonly string[]): readonly string[] {
  return days.map((day) => [...view.stock(measure, day)].map(([key, n]) => `${key} ${n}`).join(' '));
}

function doc(fact: string, at: string, data: Record<string, unknown>, source = 'urn:egov:H58:document') {
  return said(`interchange.document.${fact} of doc`, at, data, { source });
}

describe('a document', () => {
  const sent = doc('sent', '2020-07-01T08:00', { kind: 'letter', to: ['G14', 'H58.12'], signed: false });
  const again = doc('sent', '2020-07-03T08:00', { kind: 'report', from: 'H58.13', to: ['G14', 'H26'], signed: true });

  it('is issued once, and sent once to each of all its receivers', () => {
    const view = known([sent, again]);
    expect(flows(view, 'documents.issued')).toEqual(['2020-07-01 H58.13|kind=report,signed=true 1']);
    expect(flows(view, 'documents.sent')).toEqual(['2020-07-01 H58.13|kind=report,signed=true 3']);
  });

  it('is received with the first status of a receiver, and completed with its first 06', () => {
    const view = known([
      sent,
      doc('completed', '2020-07-05T08:00', { at: '2020-07-04T08:00' }, 'urn:egov:G14:document'),
      doc('refused', '2020-07-04T09:00', { at: '2020-07-04T20:00:00Z', agency: 'G14' }, 'urn:egov:VN:axis'),
      doc('completed', '2020-07-06T08:00', {}, 'urn:egov:G14:document'),
    ]);
    expect(flows(view, 'documents.received')).toEqual(['2020-07-05 G14| 1']);
    expect(flows(view, 'documents.completed')).toEqual(['2020-07-04 G14| 1']);
  });

  it('does not count the status of a stranger, but flags it', () => {
    const stranger = doc('delivered', '2020-07-02T08:00', {}, 'urn:egov:H26:document');
    const view = known([sent, stranger]);
    expect(flows(view, 'documents.received')).toEqual([]);
    expect([...view.flags()]).toEqual([['H26|status-of-stranger', 1]]);
    expect(flows(known([sent, stranger, again]), 'documents.received')).toEqual(['2020-07-02 H26| 1']);
  });

  it('contributes nothing once it is recalled', () => {
    const view = known([
      sent,
      doc('delivered', '2020-07-02T08:00', {}, 'urn:egov:G14:x'),
      doc('recalled', '2020-07-03T08:00', {}),
    ]);
    expect([...flows(view, 'documents.issued'), ...flows(view, 'documents.received')]).toEqual([]);
  });
});

describe('what was done on paper', () => {
  it('is the last declaration per subject, on the last day of its month', () => {
    const declared = (subject: string, at: string, count: number) =>
      said(`onestop.paper.declared of ${subject}`, at, { count });
    const view = known([
      declared('paper:H58.12:2020-02', '2020-03-02T08:00', 7),
      declared('paper:H58.12:2020-02', '2020-03-01T08:00', 9),
      declared('paper:H58.12:2020-02:1.000123', '2020-03-01T08:00', 2),
      said('interchange.paper-documents.declared of paper-documents:H58:2020-12', '2021-01-02T08:00', { count: 3 }),
    ]);
    expect(flows(view, 'dossiers.paper-declared')).toEqual(['2020-02-29 H58.12| 9']);
    expect(flows(view, 'documents.paper-declared')).toEqual(['2020-12-31 H58| 3']);
  });
});

describe('a portal', () => {
  it('counts while it is open, and as mobile by the last survey of the day', () => {
    const about = (fact: string, at: string, data: Record<string, unknown>) =>
      said(`portal.portal.${fact} of p`, at, data);
    const opened = { url: 'https://x', kind: 'province' };
    const view = known([
      about('opened', '2020-07-01T08:00', { ...opened, agency: 'H58.12' }),
      about('surveyed', '2020-06-01T08:00', { mobile: true, https: true }),
      about('surveyed', '2020-07-03T08:00', { mobile: false, https: true }),
      about('closed', '2020-07-04T08:00', { ...opened, at: '2020-07-03T23:00:00Z' }),
    ]);
    const days = ['2020-06-30', '2020-07-01', '2020-07-03', '2020-07-04'];
    expect(stocks(view, 'portals.registered', days)).toEqual(['', 'H58.12| 1', 'H58.12| 1', '']);
    expect(stocks(view, 'portals.mobile', days)).toEqual(['', 'H58.12| 1', '', '']);
  });
});

describe('a service', () => {
  const about = (fact: string, at: string, data: Record<string, unknown>) =>
    said(`portal.service.${fact} of 1.000123@H58.12`, at, data);
  const published = (level: number) => ({ procedure: '1.000123', level, online: true });

  it('has on each day the level that it had then, and counts while it is published', () => {
    const view = known([
      about('published', '2020-07-01T08:00', published(3)),
      about('published', '2020-08-15T08:00', published(4)),
      about('withdrawn', '2020-09-01T08:00', published(4)),
    ]);
    expect(stocks(view, 'services.published', ['2020-06-30', '2020-08-14', '2020-08-15', '2020-09-01'])).toEqual([
      '',
      'H58.12|level=3,online=true 1',
      'H58.12|level=4,online=true 1',
      '',
    ]);
  });

  it('is integrated and supported only while it is published; one means is enough', () => {
    const view = known([
      about('integrated', '2020-06-01T08:00', {}),
      about('supported', '2020-06-01T08:00', { by: ['qa', 'hotline'] }),
      about('published', '2020-07-01T08:00', published(3)),
      about('unsupported', '2020-07-02T08:00', { by: ['qa', 'chat'] }),
      about('unsupported', '2020-07-03T08:00', { by: ['hotline'] }),
      about('separated', '2020-07-03T08:00', {}),
    ]);
    const days = ['2020-06-30', '2020-07-01', '2020-07-02', '2020-07-03'];
    const cell = 'H58.12|level=3,online=true 1';
    expect(stocks(view, 'services.integrated', days)).toEqual(['', cell, cell, '']);
    expect(stocks(view, 'services.supported', days)).toEqual(['', cell, cell, '']);
  });
});

describe('a question', () => {
  it('counts once when asked and once when answered', () => {
    const about = (fact: string, at: string) => said(`portal.question.${fact} of q`, at, { agency: 'H58.12' });
    const view = known([
      about('asked', '2020-07-02T08:00'),
      about('asked', '2020-07-01T08:00'),
      about('answered', '2020-07-05T08:00'),
    ]);
    expect(flows(view, 'questions.asked')).toEqual(['2020-07-01 H58.12| 1']);
    expect(flows(view, 'questions.answered')).toEqual(['2020-07-05 H58.12| 1']);
  });
});

describe('an account', () => {
  const about = (fact: string, at: string, data: Record<string, unknown>, source = 'urn:egov:H58:portal') =>
    said(`identity.account.${fact} of a`, at, data, { source });

  it('is known from its first event to its first closing, in whichever home', () => {
    const view = known([
      about('authenticated', '2020-07-01T08:00', { method: 'otp', sso: false, system: 's' }),
      about('registered', '2020-07-02T08:00', { kind: 'citizen' }, 'urn:egov:G14:portal'),
      about('verified', '2020-07-02T09:00', { method: 'bank', provider: 'x' }),
      about('authenticated', '2020-07-03T08:00', { method: 'otp', sso: true, system: 's' }),
      about('closed', '2020-07-04T08:00', {}),
      about('authenticated', '2020-07-05T08:00', { method: 'otp', sso: true, system: 's' }),
    ]);
    const days = ['2020-06-30', '2020-07-01', '2020-07-02', '2020-07-03', '2020-07-04', '2020-07-05'];
    const cell = 'G14|kind=citizen 1';
    expect(stocks(view, 'accounts.known', days)).toEqual(['', cell, cell, cell, '', '']);
    expect(stocks(view, 'accounts.verified', days)).toEqual(['', '', cell, cell, '', '']);
    expect(stocks(view, 'accounts.sso', days)).toEqual(['', '', '', cell, '', '']);
  });

  it('is that of its first event while nobody registered it', () => {
    const view = known([
      about('closed', '2020-07-05T08:00', {}, 'urn:egov:G14:x'),
      about('verified', '2020-07-01T08:00', { method: 'bank', provider: 'x' }),
    ]);
    expect(stocks(view, 'accounts.known', ['2020-07-01'])).toEqual(['H58|kind=unknown 1']);
  });
});

describe('a system', () => {
  it('counts from the day that it is registered to the day that it is retired', () => {
    const about = (fact: string, at: string, from: string) =>
      said(`governance.system.${fact} of urn:egov:H58:document`, at, { kind: 'document', agency: 'H58', from });
    const view = known([
      about('registered', '2020-01-01T08:00', '2020-03-01'),
      about('retired', '2020-02-01T08:00', '2020-05-01'),
    ]);
    const days = ['2020-02-29', '2020-03-01', '2020-04-30', '2020-05-01'];
    expect(stocks(view, 'systems.registered', days)).toEqual(['', 'H58|kind=document 1', 'H58|kind=document 1', '']);
  });
});

describe('a declared figure', () => {
  const about = (fact: string, at: string, numbers: Record<string, unknown>) =>
    said(`governance.figure.${fact} of work-files-share`, at, {
      indicator: 'work-files-share',
      agency: 'H58',
      ...numbers,
    });
  const log = [
    ...registry,
    about('declared', '2020-07-01T08:00', { period: '2020-Q2', numerator: 9, denominator: 10 }),
    about('approved', '2020-07-03T08:00', { period: '2020-Q2', numerator: 7, denominator: 10 }),
    about('approved', '2020-07-02T08:00', { period: '2020-Q2', numerator: 6, denominator: 10 }),
    about('declared', '2020-07-04T08:00', { period: '2020-Q2', numerator: 1, denominator: 10 }),
    about('approved', '2020-07-05T08:00', { period: '2020-06', numerator: 1, denominator: 4 }),
  ];

  it('counts with the numbers of its last approval, at its own grain', () => {
    const figure = (period: string) => known(log).figure({ indicator: 'work-files-share', org: 'VN', period, today });
    expect(figure('2020-Q2')).toMatchObject({ numerator: 7, denominator: 10, value: '0.700000' });
    expect(figure('2020-06')).toMatchObject({ numerator: 1, denominator: 4, value: '0.250000' });
    expect(figure('2020')).toMatchObject({ numerator: 0, denominator: 0, valueStatus: 'undefined' });
    expect(flows(known(log), 'figures.declared')).toContain(
      '2020-06-30 H58|grain=quarter,indicator=work-files-share,part=numerator 7',
    );
  });
});
