import { covers, firstGroup, sourceAgency } from './agency-code.js';
import { eventAgency, namedAgencies } from './event-agency.js';
import { sampleEvent } from './samples.js';

describe('agency codes', () => {
  it('cover what stands below them by dotted prefix', () => {
    expect(covers('H58', 'H58')).toBe(true);
    expect(covers('H58', 'H58.12.03')).toBe(true);
    expect(covers('H58', 'H581')).toBe(false);
    expect(covers('H58.12', 'H58')).toBe(false);
    expect(covers('VN', 'H58')).toBe(true);
    expect(covers('H58', 'VN')).toBe(false);
  });

  it('are read from sources and homes', () => {
    expect(sourceAgency('urn:egov:H58.12:onestop')).toBe('H58.12');
    expect(firstGroup('H58.12.03')).toBe('H58');
    expect(firstGroup('VN')).toBe('VN');
  });
});

describe('the agency of an event', () => {
  it('is the one inside the subject, else the named one, else that of the source', () => {
    const paper = sampleEvent('vn.egov.onestop.paper.declared.v1', { subject: 'paper:H58.12:2020-07' });
    const documents = sampleEvent('vn.egov.interchange.paper-documents.declared.v1', {
      subject: 'paper-documents:G14:2020-07',
    });
    const service = sampleEvent('vn.egov.portal.service.integrated.v1', { subject: '1.000123@H58.02' });
    const received = sampleEvent('vn.egov.onestop.dossier.rated.v1', { source: 'urn:egov:H58.03:onestop' });
    const sent = sampleEvent('vn.egov.interchange.document.sent.v1', {
      data: { kind: 'Quyết định', from: 'H58.12', to: ['H49'], signed: false },
    });
    const obstacle = sampleEvent('vn.egov.governance.obstacle.raised.v1', { data: { agency: 'H58.04', text: 'x' } });
    const cleared = sampleEvent('vn.egov.onestop.dossier.corrected.v1', { data: { agency: null } });
    const events = [paper, documents, service, received, sent, obstacle, cleared];
    expect(events.map(eventAgency)).toEqual(['H58.12', 'G14', 'H58.02', 'H58.03', 'H58.12', 'H58.04', 'H58']);
  });
});

describe('the agencies that an event names', () => {
  it('are those of its subject and of every member that holds codes, once each', () => {
    const task = sampleEvent('vn.egov.governance.task.planned.v1', {
      data: { title: { vi: 'x', en: 'x' }, lead: 'G14', coordinating: ['G01', 'G14'], due: '2020-12-31' },
    });
    const sent = sampleEvent('vn.egov.interchange.document.sent.v1', {
      data: { kind: 'Quyết định', from: 'H58.12', to: ['H49', 'H50'], signed: false },
    });
    expect(namedAgencies(task)).toEqual(['G14', 'G01']);
    expect(namedAgencies(sent)).toEqual(['H58.12', 'H49', 'H50']);
    expect(namedAgencies(sampleEvent('vn.egov.onestop.dossier.transferred.v1'))).toEqual(['H58.12']);
    expect(namedAgencies(sampleEvent('vn.egov.onestop.paper.declared.v1'))).toEqual(['H58']);
    expect(namedAgencies(sampleEvent('vn.egov.governance.agency.merged.v1'))).toEqual(['H58', 'H55']);
    expect(namedAgencies(sampleEvent('vn.egov.governance.pilot.started.v1'))).toEqual(['H58', 'G14']);
    expect(namedAgencies(sampleEvent('vn.egov.onestop.dossier.corrected.v1', { data: { agency: 'H58.01' } }))).toEqual([
      'H58.01',
    ]);
    expect(namedAgencies(sampleEvent('vn.egov.onestop.dossier.voided.v1'))).toEqual([]);
  });
});
