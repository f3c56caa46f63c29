import { type CatalogEvent, contentHash, eventTypes } from '#event-catalog';
import { given, told1 } from '../../../test/support/given.js';
import { hearerOf } from './registry.js';

const received = told1('vn.egov.onestop.dossier.received.v1', {
  id: 'a',
  data: { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' },
});

describe('an event that comes twice', () => {
  it('counts once', () => {
    expect(given(received, received).fates()).toEqual(['counted']);
  });

  it('with other content is set aside; the first one counts', () => {
    const other = { ...received, time: '2020-07-16T08:00:00+07:00' };
    const seen = given(received, other, other);
    expect(seen.fates()).toEqual(['counted', 'id-conflict']);
    expect(seen.flow('dossiers.workload', '2020-07-15')).toEqual({ H58: 1 });
  });

  it('with other content cannot be released', () => {
    const other = { ...received, time: '2020-07-16T08:00:00+07:00' };
    expect(given(received, other, release(other)).fates()).toEqual(['counted', 'id-conflict', 'settling']);
  });
});

describe('whose an entity is', () => {
  const foreign = told1('vn.egov.onestop.dossier.voided.v1', {
    id: 'f',
    source: 'urn:egov:H26:onestop',
    time: '2020-07-20T08:00:00+07:00',
  });

  it('is settled by the first event that counts: another home is set aside', () => {
    expect(given(received, foreign).fates()).toEqual(['counted', 'foreign-source']);
    expect(given(foreign, received).fates()).toEqual(['counted', 'foreign-source']);
  });

  it('is heard from after a transfer to it', () => {
    const transfer = told1('vn.egov.onestop.dossier.transferred.v1', { data: { toAgency: 'H26.03' } });
    expect(given(received, transfer, foreign).fates()).toEqual(['counted', 'counted', 'counted']);
  });

  it('does not bind VN, and VN without an agency sets no home', () => {
    const national = told1('vn.egov.onestop.dossier.voided.v1', { source: 'urn:egov:VN:npsp' });
    const seen = given(national, foreign, received);
    expect(seen.fates()).toEqual(['counted', 'counted', 'foreign-source']);
    expect(seen.entity.home).toBe('H26');
  });

  it('is set by VN where it names the agency', () => {
    const national = told1('vn.egov.onestop.dossier.received.v1', {
      source: 'urn:egov:VN:npsp',
      data: { agency: 'H26.01', procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' },
    });
    expect(given(national, received).fates()).toEqual(['counted', 'foreign-source']);
  });

  it('does not bind the statuses of a document: they are their receiver’s', () => {
    const sent = told1('vn.egov.interchange.document.sent.v1', { source: 'urn:egov:G14:document' });
    const status = told1('vn.egov.interchange.document.accepted.v1', { source: 'urn:egov:H58:document' });
    expect(given(status, sent).fates()).toEqual(['counted', 'counted']);
  });

  it('is asked no more when the quarantined event is released, and what was discarded stays out', () => {
    expect(given(received, foreign, release(foreign)).fates()).toEqual(['counted', 'released', 'settling']);
    expect(given(received, foreign, release(foreign)).contributions()).toEqual([]);
    expect(given(received, foreign, discard(foreign), release(foreign)).fates()[1]).toBe('discarded');
  });

  it('lets a mending event take the place of the quarantined one', () => {
    const transfer = told1('vn.egov.onestop.dossier.transferred.v1', { data: { toAgency: 'H26' } });
    const mend = told1('vn.egov.onestop.dossier.voided.v1', { source: 'urn:egov:H26:onestop', mendsid: 'f' });
    expect(given(received, foreign, transfer, mend).fates()).toEqual(['counted', 'mended', 'counted', 'counted']);
  });
});

describe('every projection', () => {
  it('hears every event type of its context', () => {
    const unheard = eventTypes.map(({ type }) => type).filter((type) => hearerOf(type) === undefined);
    expect(unheard).toEqual(eventTypes.map(({ type }) => type).filter((type) => type.includes('.hub.')));
  });
});

function release(event: CatalogEvent): CatalogEvent {
  return told1('vn.egov.hub.quarantine.released.v1', { subject: event.subject, data: settlement(event) });
}

function discard(event: CatalogEvent): CatalogEvent {
  return told1('vn.egov.hub.quarantine.discarded.v1', { subject: event.subject, data: settlement(event) });
}

function settlement(event: CatalogEvent): { source: string; id: string; hash: string; by: string; reason: string } {
  return { source: event.source, id: event.id, hash: contentHash(event), by: 'key:vn', reason: 'đã kiểm tra' };
}
