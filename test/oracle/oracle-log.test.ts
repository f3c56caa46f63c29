import { contentHash } from './canonical.js';
import type { OracleView } from './oracle.js';
import type { Entry } from './partition.js';
import { known, said } from './said.js';

const required = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };
const G14 = 'urn:egov:G14:onestop';
const VN = 'urn:egov:VN:portal';

type More = { source?: string; id?: string; mendsid?: string; recorded?: string };

function received(more: More, data: Record<string, unknown> = {}): Entry {
  return said('onestop.dossier.received of D', '2020-07-01T08:00', { ...required, ...data }, more);
}

function decided(fact: 'released' | 'discarded', held: Entry, at = '2020-07-05T08:00'): Entry {
  const { source, id } = held.event;
  const data = { source, id, hash: contentHash(held.event), by: 'clerk', reason: 'x' };
  const entry = said(`hub.quarantine.${fact} of ${String(held.event['subject'])}`, at, data, {
    source: 'urn:egov:VN:hub',
  });
  return { ...entry, stream: held.stream };
}

function quarantine(view: OracleView): readonly string[] {
  return view.quarantine().map(({ id, reason, status }) => `${id} ${reason} ${status}`);
}

function levels(view: OracleView): readonly string[] {
  return [...view.stock('dossiers.open', '2020-07-01').keys()];
}

describe('an event that comes again', () => {
  it('is harmless, with another traceparent too', () => {
    const first = received({ id: 'a' });
    const again = { ...first, event: { ...first.event, traceparent: 'x', recordedtime: '2020-07-09T00:00:00Z' } };
    const view = known([first, again]);
    expect(view.flow('dossiers.received', '2020-07-01').get('H58|channel=online,handling=electronic,level=4')).toBe(1);
    expect(quarantine(view)).toEqual([]);
  });

  it('with other content is quarantined once, and the first in the log counts', () => {
    const other = received({ id: 'a' }, { level: 3 });
    const view = known([received({ id: 'a' }), other, other]);
    expect(quarantine(view)).toEqual(['a id-conflict quarantined']);
    expect(levels(view)).toEqual(['H58|due=none,level=4']);
  });

  it('under another subject counts as sent', () => {
    const elsewhere = said('onestop.dossier.received of E', '2020-07-01T08:00', required, { id: 'a' });
    expect(quarantine(known([received({ id: 'a' }), elsewhere]))).toEqual([]);
  });
});

describe('the home of an entity', () => {
  it('is set by the first that counts in the log, whenever it happened', () => {
    const early = said('onestop.dossier.corrected of D', '2020-06-01T08:00', { level: 1 }, { source: G14, id: 'g' });
    expect(quarantine(known([received({}), early]))).toEqual(['g foreign-source quarantined']);
    expect(quarantine(known([early, received({ id: 'h' })]))).toEqual(['h foreign-source quarantined']);
  });

  it('covers the units of a home', () => {
    expect(quarantine(known([received({ source: 'urn:egov:H58.12.03:onestop' }), received({})]))).toEqual([]);
  });

  it('is not set by VN without an agency, but by VN with one', () => {
    const unnamed = said('onestop.dossier.progressed of D', '2020-07-01T08:00', { status: 2 }, { source: VN });
    const named = received({ source: VN }, { agency: 'H58.12' });
    const foreign = received({ source: G14, id: 'g' });
    expect(quarantine(known([unnamed, foreign]))).toEqual([]);
    expect(quarantine(known([named, foreign, received({ source: VN }, { agency: 'G14' })]))).toEqual([
      'g foreign-source quarantined',
    ]);
  });

  it('opens to those to whom the dossier was transferred before', () => {
    const transferred = said('onestop.dossier.transferred of D', '2020-07-09T08:00', { toAgency: 'G14.01' });
    const foreign = said('onestop.dossier.rated of D', '2020-07-02T08:00', { score: 5 }, { source: G14, id: 'g' });
    expect(quarantine(known([received({}), foreign, transferred]))).toEqual(['g foreign-source quarantined']);
    expect(quarantine(known([received({}), transferred, foreign]))).toEqual([]);
  });

  it("is not set by a document's statuses, which any receiver may send, but by all else", () => {
    const status = said('interchange.document.delivered of doc', '2020-07-01T08:00', {}, { source: G14 });
    const sent = said('interchange.document.sent of doc', '2020-07-01T08:00', { kind: 'x', to: ['G14'], signed: true });
    const recalled = said('interchange.document.recalled of doc', '2020-07-02T08:00', {}, { source: G14, id: 'g' });
    const view = known([status, sent, status, recalled]);
    expect(quarantine(view)).toEqual(['g foreign-source quarantined']);
    expect(view.flow('documents.received', '2020-07-01').get('G14|')).toBe(1);
  });
});

describe('a quarantined event', () => {
  const foreign = said('onestop.dossier.rated of D', '2020-07-02T08:00', { score: 5 }, { source: G14, id: 'g' });

  it('stays known: a resend is a duplicate, even when its home is open by then', () => {
    const transferred = said('onestop.dossier.transferred of D', '2020-07-09T08:00', { toAgency: 'G14' });
    const view = known([received({}), foreign, transferred, foreign]);
    expect(quarantine(view)).toEqual(['g foreign-source quarantined']);
    expect(view.flowDays('dossiers.rated')).toEqual([]);
  });

  it('that is released counts from then on, on its own day', () => {
    const log = [received({}), foreign, decided('released', foreign)];
    expect(known(log, '2020-07-04').flowDays('dossiers.rated')).toEqual([]);
    expect(known(log, '2020-07-05').flowDays('dossiers.rated')).toEqual(['2020-07-02']);
    expect(quarantine(known(log, '2020-07-04'))).toEqual(['g foreign-source quarantined']);
    expect(quarantine(known(log))).toEqual(['g foreign-source released']);
  });

  it('that transfers the dossier opens the other home when it is released', () => {
    const data = { toAgency: 'G14' };
    const transferred = said('onestop.dossier.transferred of D', '2020-07-02T08:00', data, { source: G14, id: 't' });
    const view = known([received({}), transferred, decided('released', transferred), foreign]);
    expect(quarantine(view)).toEqual(['t foreign-source released']);
  });

  it('of another content is not released, only discarded', () => {
    const other = received({ id: 'a' }, { level: 3 });
    const view = known([received({ id: 'a' }), other, decided('released', other)]);
    expect(quarantine(view)).toEqual(['a id-conflict quarantined']);
    expect(levels(view)).toEqual(['H58|due=none,level=4']);
    expect(quarantine(known([received({ id: 'a' }), other, decided('discarded', other)]))).toEqual([
      'a id-conflict discarded',
    ]);
  });

  it('is only decided on with its very hash', () => {
    const decision = decided('released', { ...foreign, event: { ...foreign.event, time: '2020-07-03T08:00:00Z' } });
    expect(quarantine(known([received({}), foreign, decision]))).toEqual(['g foreign-source quarantined']);
  });

  it('is mended by an event of its source that counts', () => {
    const other = received({ id: 'a' }, { level: 3 });
    const mend = received({ id: 'b', mendsid: 'a' }, { level: 3 });
    const stranger = received({ id: 'c', mendsid: 'a', source: 'urn:egov:H58:counter' });
    expect(quarantine(known([received({ id: 'a' }), other, stranger]))).toEqual(['a id-conflict quarantined']);
    expect(quarantine(known([received({ id: 'a' }), other, mend]))).toEqual(['a id-conflict mended']);
  });

  it('is not mended by an event that is quarantined itself', () => {
    const mend = said(
      'onestop.dossier.rated of D',
      '2020-07-02T09:00',
      { score: 4 },
      { source: G14, id: 'm', mendsid: 'g' },
    );
    expect(quarantine(known([received({}), foreign, mend]))).toEqual([
      'g foreign-source quarantined',
      'm foreign-source quarantined',
    ]);
  });

  it('says where it stands in the log', () => {
    const [held] = known([received({}), foreign]).quarantine();
    expect(held?.position).toMatch(/^egov\.onestop\.v1\/\d+\/1$/);
  });
});

describe('the order of events of one entity', () => {
  it('is by the instant, then by source, then by id, as bytes of UTF-8', () => {
    const at = (source: string, id: string, level: number) => received({ source, id }, { level });
    expect(levels(known([at('urn:egov:H58:b', 'a', 1), at('urn:egov:H58:a', 'z', 2)]))).toEqual([
      'H58|due=none,level=1',
    ]);
    // U+FF21 comes before U+1F600 as bytes, after it as UTF-16
    const wide = [at('urn:egov:H58:a', '\u{1F600}', 1), at('urn:egov:H58:a', '\uFF21', 2)];
    expect(levels(known(wide))).toEqual(['H58|due=none,level=1']);
  });
});

describe('as known on a day', () => {
  it('is what was recorded before 24:00 in Việt Nam', () => {
    const late = received({ recorded: '2020-07-10T16:59:59.999Z' });
    expect(known([late], '2020-07-09').flowDays('dossiers.received')).toEqual([]);
    expect(known([late], '2020-07-10').flowDays('dossiers.received')).toEqual(['2020-07-01']);
  });

  it('never goes back inside a partition; `day.closed` moves it on too', () => {
    const before = received({ recorded: '2020-07-08T08:00' });
    const rating = said(
      'onestop.dossier.rated of D',
      '2020-07-02T08:00',
      { score: 5 },
      { recorded: '2020-07-05T08:00' },
    );
    expect(known([before, rating], '2020-07-07').flowDays('dossiers.rated')).toEqual([]);
    expect(known([before, rating], '2020-07-08').flowDays('dossiers.rated')).toEqual(['2020-07-02']);

    const closed = said('hub.day.closed of D', '2020-07-06T00:00:00.001', {}, { source: 'urn:egov:VN:hub' });
    const log = [received({}), { ...closed, stream: 'egov.onestop.v1' }, rating];
    expect(known(log, '2020-07-05').flowDays('dossiers.rated')).toEqual([]);
    expect(known(log, '2020-07-06').flowDays('dossiers.rated')).toEqual(['2020-07-02']);
  });
});

describe('sources.reporting', () => {
  it('has a cell per source and day of `time`, whether its events count or not', () => {
    const foreign = received({ source: G14 });
    const view = known([received({}), received({}), foreign, decided('discarded', foreign)]);
    expect([...view.flow('sources.reporting', '2020-07-01')]).toEqual([
      ['H58|source=urn:egov:H58:onestop', 1],
      [`G14|source=${G14}`, 1],
    ]);
    const question = { measure: 'sources.reporting', org: 'VN', period: '2020', today: '2020-12-31' };
    expect(view.observe(question).numerator).toBe(2);
  });
});

describe('a content hash', () => {
  it('is the same for the same values in another order and spelling of numbers', () => {
    const a = { b: [1, 'ể', null], a: { z: 1e21, y: 0.1 }, traceparent: 'x' };
    const b = { recordedtime: 'y', a: { y: 0.1, z: 1_000_000_000_000_000_000_000 }, b: [1, 'ể', null] };
    expect(contentHash(a)).toBe(contentHash(b));
    // printf '{"a":{"y":0.1,"z":1e+21},"b":[1,"ể",null]}' | sha256sum
    expect(contentHash(a)).toBe('45563f9a269e159747bce9470622959c8b00a1ae2d3fe5865ac923b339500144');
  });
});
