import { eventTypes, type EventType, parseEvent, plainSample, type CatalogEvent } from '#event-catalog';
import { isHubsOwn, isOfLead, leadFault, type SayingFault, sayingFault } from './who-may-say.js';

type Overrides = Readonly<Record<string, unknown>>;

function said(type: EventType, overrides: Overrides): CatalogEvent {
  const parsed = parseEvent({ ...plainSample(type), ...overrides });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
}

async function faultOf(
  type: EventType,
  keyAgency: string,
  overrides: Overrides,
  lead?: string,
): Promise<string | undefined> {
  const fault = await anyFault(said(type, overrides), keyAgency, lead);
  return fault === undefined ? undefined : `${fault.code} ${fault.error.pointer}`;
}

async function anyFault(event: CatalogEvent, keyAgency: string, lead?: string): Promise<SayingFault | undefined> {
  const fault = sayingFault(event, keyAgency);
  if (fault !== undefined || !isOfLead(event)) return fault;
  return await leadFault(event, () => Promise.resolve(lead));
}

const resolved = 'vn.egov.onestop.dossier.resolved.v1';
const received = 'vn.egov.onestop.dossier.received.v1';
const progressed = 'vn.egov.governance.task.progressed.v1';
const dossier = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

describe('a key', () => {
  it.each([
    ['H58', 'H58', undefined],
    ['H58', 'H58.12.03', undefined],
    ['VN', 'G14', undefined],
    ['VN', 'VN', undefined],
    ['H58', 'H581', 'org-mismatch /source'],
    ['H58.12', 'H58', 'org-mismatch /source'],
    ['H58.1', 'H58.12', 'org-mismatch /source'],
    ['G14', 'VN', 'org-mismatch /source'],
  ])('of %s brings events of a source of %s: %s', async (key, source, fault) => {
    expect(await faultOf(resolved, key, { source: `urn:egov:${source}:onestop` })).toBe(fault);
  });
});

describe('an agency that a figure is counted for', () => {
  it.each<[EventType, string, Overrides, string | undefined]>([
    [received, 'H58', { data: { ...dossier, agency: 'H58.12' } }, undefined],
    [received, 'H58', { data: { ...dossier, agency: 'H26' } }, 'org-mismatch /data/agency'],
    [received, 'H58.12', { data: { ...dossier, agency: 'H58' } }, 'org-mismatch /data/agency'],
    [received, 'VN', { data: { ...dossier, agency: 'H26' } }, undefined],
    ['vn.egov.onestop.dossier.transferred.v1', 'H58', { data: { toAgency: 'H26' } }, undefined],
    ['vn.egov.interchange.document.sent.v1', 'H58', sentFrom('H58.12'), undefined],
    ['vn.egov.interchange.document.sent.v1', 'H58', sentFrom('H26'), 'org-mismatch /data/from'],
    ['vn.egov.interchange.document.delivered.v1', 'H58', { data: { agency: 'H26' } }, 'org-mismatch /data/agency'],
    ['vn.egov.onestop.paper.declared.v1', 'H58', { subject: 'paper:H58.12:2020-07' }, undefined],
    ['vn.egov.onestop.paper.declared.v1', 'H58', { subject: 'paper:H26:2020-07' }, 'org-mismatch /subject'],
    ['vn.egov.portal.service.integrated.v1', 'H58', { subject: '1.000123@H26' }, 'org-mismatch /subject'],
    [
      'vn.egov.interchange.paper-documents.declared.v1',
      'H58',
      { subject: 'paper-documents:H26:2020-07' },
      'org-mismatch /subject',
    ],
  ])('of %s said by %s', async (type, source, overrides, fault) => {
    expect(await faultOf(type, 'VN', { source: `urn:egov:${source}:onestop`, ...overrides })).toBe(fault);
  });

  function sentFrom(from: string): Overrides {
    return { data: { kind: 'công văn', from, to: ['G14'], signed: true } };
  }
});

describe('what only VN says', () => {
  const national: readonly EventType[] = [
    'vn.egov.governance.agency.established.v1',
    'vn.egov.governance.agency.renamed.v1',
    'vn.egov.governance.agency.moved.v1',
    'vn.egov.governance.agency.merged.v1',
    'vn.egov.governance.agency.dissolved.v1',
    'vn.egov.governance.target.set.v1',
    'vn.egov.governance.task.planned.v1',
    'vn.egov.governance.task.rescheduled.v1',
    'vn.egov.governance.task.cancelled.v1',
    'vn.egov.governance.figure.approved.v1',
    'vn.egov.governance.figure.refused.v1',
    'vn.egov.governance.pilot.started.v1',
    'vn.egov.governance.pilot.ended.v1',
    'vn.egov.governance.calendar.declared.v1',
    'vn.egov.governance.procedure.replaced.v1',
    'vn.egov.governance.survey.published.v1',
  ];

  it.each(national)('%s', async (type) => {
    expect(await faultOf(type, 'VN', { source: 'urn:egov:VN:registry' })).toBeUndefined();
    expect(await faultOf(type, 'VN', { source: 'urn:egov:H58:registry' })).toBe('forbidden-scope /type');
  });

  it('is all that an agency may not say of itself', async () => {
    const open = eventTypes
      .map(({ type }) => type)
      .filter((type) => !isHubsOwn(type) && !national.some((name) => name === type));
    for (const type of open) {
      const parsed = parseEvent({ ...plainSample(type), source: 'urn:egov:H58:onestop' });
      if (!parsed.ok) throw new Error(`${type}: ${JSON.stringify(parsed.errors)}`);
      const fault = await anyFault(parsed.value, 'H58', 'H58');
      expect([type, fault?.code]).not.toEqual([type, 'forbidden-scope']);
    }
  });
});

describe('a system', () => {
  it.each([
    ['H58', 'urn:egov:H58:onestop', undefined],
    ['H58', 'urn:egov:H58.12:onestop', undefined],
    ['VN', 'urn:egov:H26:onestop', undefined],
    ['H58', 'urn:egov:H26:onestop', 'org-mismatch /subject'],
  ])('is registered by %s: %s', async (source, subject, fault) => {
    const overrides = {
      source: `urn:egov:${source}:registry`,
      subject,
      data: { kind: 'onestop', agency: source, from: '2020-01-01' },
    };
    expect(await faultOf('vn.egov.governance.system.registered.v1', 'VN', overrides)).toBe(fault);
  });

  it('declares its own counts only', async () => {
    const counted = (source: string): Promise<string | undefined> =>
      faultOf('vn.egov.governance.count.declared.v1', 'VN', { source });
    expect(await counted('urn:egov:H58:onestop')).toBeUndefined();
    expect(await counted('urn:egov:H58:document')).toBe('org-mismatch /data/system');
    expect(await counted('urn:egov:VN:onestop')).toBe('org-mismatch /data/system');
  });
});

describe('progress of a task', () => {
  it.each([
    ['VN', undefined, undefined],
    ['G14', 'G14', undefined],
    ['G14', 'G14.05', undefined],
    ['G14.05', 'G14', 'forbidden-scope /subject'],
    ['G14', 'H58', 'forbidden-scope /subject'],
    ['G14', undefined, 'forbidden-scope /subject'],
  ])('is told by %s of a task that %s leads', async (source, lead, fault) => {
    expect(await faultOf(progressed, 'VN', { source: `urn:egov:${source}:plan` }, lead)).toBe(fault);
  });
});

describe('what the hub says itself', () => {
  it('is its own context, reports and administration', () => {
    expect(eventTypes.map(({ type }) => type).filter(isHubsOwn)).toEqual([
      'vn.egov.governance.report.frozen.v1',
      'vn.egov.governance.report.checked.v1',
      'vn.egov.governance.report.finalised.v1',
      'vn.egov.governance.report.published.v1',
      'vn.egov.governance.administered.v1',
      'vn.egov.hub.quarantine.released.v1',
      'vn.egov.hub.quarantine.discarded.v1',
      'vn.egov.hub.day.closed.v1',
    ]);
  });
});
