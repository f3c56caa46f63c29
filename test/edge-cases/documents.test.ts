import type { CatalogEvent } from '#event-catalog';
import { given, told1 } from '../support/given.js';
import { at } from '../support/story.js';

const subject = '000.00.00.G14,2020/07/01,4210/BTTTT-THH';
const provinces = Array.from({ length: 63 }, (_, index) => `H${String(index + 1).padStart(2, '0')}`);
const issued = { 'G14 signed=true kind=Công văn': 1 };

function sent(to: string[], local = '2020-07-01T08:00:00'): CatalogEvent {
  return told1('vn.egov.interchange.document.sent.v1', {
    ...{ subject, source: 'urn:egov:G14:document', time: at(local) },
    data: { kind: 'Công văn', to, signed: true },
  });
}

function status(
  named: 'delivered' | 'refused' | 'accepted' | 'completed',
  agency: string,
  local: string,
): CatalogEvent {
  const source = `urn:egov:${agency}:document`;
  return told1(`vn.egov.interchange.document.${named}.v1`, { subject, source, time: at(local), data: {} });
}

function recalled(local: string): CatalogEvent {
  return told1('vn.egov.interchange.document.recalled.v1', {
    ...{ subject, source: 'urn:egov:G14:document', time: at(local) },
    data: {},
  });
}

describe('a document', () => {
  it('19: sent to 63 provinces, of which 2 refuse and 1 says nothing, has one delivery for each of them', () => {
    const [silent = '', first = '', second = '', ...willing] = provinces;
    const seen = given(
      sent(provinces),
      ...[first, second].map((agency) => status('refused', agency, '2020-07-02T08:00:00')),
      ...willing.map((agency) => status('accepted', agency, '2020-07-02T09:00:00')),
      ...willing.map((agency) => status('completed', agency, '2020-07-03T09:00:00')),
    );
    expect(seen.flow('documents.issued', '2020-07-01')).toEqual(issued);
    expect(seen.flow('documents.sent', '2020-07-01')).toEqual({ 'G14 signed=true kind=Công văn': 63 });
    const answered = seen.flow('documents.received', '2020-07-02');
    expect(Object.keys(answered)).toHaveLength(62); // a refusal (02) is an answer, too
    expect(answered).not.toHaveProperty(silent);
    const completed = seen.flow('documents.completed', '2020-07-03');
    expect([Object.keys(completed).length, Object.values(completed).reduce((sum, count) => sum + count, 0)]).toEqual([
      60, 60,
    ]);
    for (const agency of [silent, first, second]) expect(completed).not.toHaveProperty(agency);
  });

  it('20: recalled before any 01 counts nowhere, and no later status brings it back', () => {
    expect(given(sent(['H58']), recalled('2020-07-01T09:00:00')).contributions()).toEqual([]);
    const late = status('delivered', 'H58', '2020-07-02T09:00:00');
    expect(given(sent(['H58']), recalled('2020-07-01T09:00:00'), late).contributions()).toEqual([]);
    expect(given(sent(['H58']), late).flow('documents.issued', '2020-07-01')).toEqual(issued);
  });

  it('21: a status from an agency that it was never sent to counts nothing, and its sender sees the flag', () => {
    const stranger = status('accepted', 'H26', '2020-07-02T09:00:00');
    const seen = given(sent(['H58']), stranger);
    expect(seen.flow('documents.received', '2020-07-02')).toEqual({});
    expect(seen.flow('quality', '2020-07-01')).toEqual({ 'G14 flag=status-of-stranger': 1 });
  });

  it('21: a status that came before its agency was added counts once it is, and is flagged no more', () => {
    const early = status('accepted', 'H26', '2020-07-02T09:00:00');
    const seen = given(sent(['H58']), early, sent(['H26'], '2020-07-03T08:00:00'));
    expect(seen.flow('documents.received', '2020-07-02')).toEqual({ H26: 1 });
    expect(seen.flow('quality', '2020-07-01')).toEqual({});
    expect(seen.flow('documents.issued', '2020-07-01')).toEqual(issued);
  });
});
