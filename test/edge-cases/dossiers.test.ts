import type { CatalogEvent } from '#event-catalog';
import type { Contribution } from '#projections';
import { type Given, given, told1 } from '../support/given.js';
import { at, received, resolved } from '../support/story.js';

const due = at('2020-07-10T17:00:00');
const dims = 'channel=online level=4 handling=electronic';

function corrected(local: string, dueAt: string): CatalogEvent {
  return told1('vn.egov.onestop.dossier.corrected.v1', { subject: 'D', time: at(local), data: { dueAt } });
}

function withdrawn(local: string): CatalogEvent {
  return told1('vn.egov.onestop.dossier.withdrawn.v1', { subject: 'D', time: at(local), data: {} });
}

/** All orders in which events can arrive. */
function orders(events: readonly CatalogEvent[]): readonly (readonly CatalogEvent[])[] {
  if (events.length < 2) return [events];
  return events.flatMap((first, place) => orders(events.toSpliced(place, 1)).map((rest) => [first, ...rest]));
}

function measured(seen: Given, measure: string): readonly Contribution[] {
  return seen.contributions().filter((contribution) => contribution.measure === measure);
}

describe('a dossier', () => {
  it('1: the same event that is sent five times is folded once', () => {
    const event = received('D', '2020-07-01T08:00:00');
    const seen = given(event, event, event, event, event);
    expect(seen.fates()).toEqual(['counted']);
    expect(seen.flow('dossiers.received', '2020-07-01')).toEqual({ [`H58 ${dims}`]: 1 });
  });

  it('2: statuses 10 and 9 that arrive before 2 end in the same figures, on time in every order', () => {
    const events = [
      received('D', '2020-07-01T08:00:00', { dueAt: due }),
      resolved('D', '2020-07-10T16:00:00'),
      told1('vn.egov.onestop.dossier.returned.v1', {
        subject: 'D',
        time: at('2020-07-13T09:00:00'),
        data: { channel: 'counter' },
      }),
    ];
    const all = orders(events).map((order) => given(...order));
    expect(all).toHaveLength(6);
    for (const seen of all) {
      expect(seen.flow('dossiers.resolved', '2020-07-10')).toEqual({
        [`H58 ${dims} timeliness=on-time outcome=approved`]: 1,
      });
      expect(seen.stock('dossiers.open', '2020-07-09')).toEqual({ 'H58 level=4 due=2020-07-10': 1 });
      expect(seen.stock('dossiers.open', '2020-07-10')).toEqual({});
      expect(seen.contributions()).toEqual(all[0]?.contributions());
    }
  });

  it('4: a due date that is corrected after the end keeps it late, and is flagged', () => {
    const seen = given(
      received('D', '2020-07-01T08:00:00', { dueAt: due }),
      resolved('D', '2020-07-13T09:00:00'),
      corrected('2020-07-14T09:00:00', at('2020-07-20T17:00:00')),
    );
    expect(seen.flow('dossiers.resolved', '2020-07-13')).toEqual({
      [`H58 ${dims} timeliness=late outcome=approved`]: 1,
    });
    expect(seen.flow('quality', '2020-07-01')).toEqual({ 'H58 flag=due-changed-after-end': 1 });
  });

  it('4: a due date that is corrected before the end counts, without a flag', () => {
    const seen = given(
      received('D', '2020-07-01T08:00:00', { dueAt: due }),
      corrected('2020-07-09T09:00:00', at('2020-07-20T17:00:00')),
      resolved('D', '2020-07-13T09:00:00'),
    );
    expect(seen.flow('dossiers.resolved', '2020-07-13')).toEqual({
      [`H58 ${dims} timeliness=on-time outcome=approved`]: 1,
    });
    expect(measured(seen, 'quality')).toEqual([]);
  });

  it('5: an end before the reception is kept, neither on time nor late, and flagged', () => {
    const seen = given(
      received('D', '2020-07-08T08:00:00', { dueAt: due }),
      told1('vn.egov.onestop.dossier.resolved.v1', {
        subject: 'D',
        time: at('2020-07-09T08:00:00'),
        data: { outcome: 'approved', resolvedAt: at('2020-07-07T08:00:00') },
      }),
    );
    expect(seen.flow('dossiers.resolved', '2020-07-07')).toEqual({
      [`H58 ${dims} timeliness=unknown outcome=approved`]: 1,
    });
    expect(seen.flow('quality', '2020-07-08')).toEqual({ 'H58 flag=end-before-reception': 1 });
    expect(seen.stock('dossiers.open', '2020-07-08')).toEqual({});
  });

  it('6: without a due date it is neither on time nor late', () => {
    const seen = given(received('D', '2020-07-01T08:00:00'), resolved('D', '2020-07-02T08:00:00'));
    expect(seen.flow('dossiers.resolved', '2020-07-02')).toEqual({
      [`H58 ${dims} timeliness=no-due-date outcome=approved`]: 1,
    });
  });

  it('7: withdrawn after acceptance it was received, is open no more, and was never resolved', () => {
    const seen = given(received('D', '2020-07-01T08:00:00', { dueAt: due }), withdrawn('2020-07-03T08:00:00'));
    expect(seen.flow('dossiers.received', '2020-07-01')).toEqual({ [`H58 ${dims}`]: 1 });
    expect(seen.flow('dossiers.withdrawn', '2020-07-03')).toEqual({ 'H58 channel=online level=4': 1 });
    expect(measured(seen, 'dossiers.resolved')).toEqual([]);
    expect(seen.stock('dossiers.open', '2020-07-02')).toEqual({ 'H58 level=4 due=2020-07-10': 1 });
    expect(seen.stock('dossiers.open', '2020-07-03')).toEqual({});
  });

  it('8: refused at intake it counts nowhere', () => {
    const submitted = told1('vn.egov.onestop.dossier.submitted.v1', { subject: 'D', time: at('2020-07-01T08:00:00') });
    const refused = told1('vn.egov.onestop.dossier.refused.v1', { subject: 'D', time: at('2020-07-01T09:00:00') });
    const seen = given(submitted, refused);
    expect(seen.fates()).toEqual(['counted', 'counted']);
    expect(seen.contributions()).toEqual([]);
  });

  it('8: refused and then received after all it counts from its reception', () => {
    const refused = told1('vn.egov.onestop.dossier.refused.v1', { subject: 'D', time: at('2020-07-01T09:00:00') });
    const seen = given(refused, received('D', '2020-07-02T08:00:00'));
    expect(seen.flow('dossiers.received', '2020-07-02')).toEqual({ [`H58 ${dims}`]: 1 });
  });

  it('12: one code from two systems of a home is one dossier with the flag `collision`', () => {
    const seen = given(
      received('D', '2020-07-01T08:00:00'),
      received('D', '2020-07-03T08:00:00', { procedure: '1.000999' }, { source: 'urn:egov:H58:counter' }),
    );
    expect(seen.fates()).toEqual(['counted', 'counted']);
    expect(measured(seen, 'dossiers.received').map(({ validOn, count }) => [validOn, count])).toEqual([
      ['2020-07-01', 1],
    ]);
    expect(seen.flow('quality', '2020-07-01')).toEqual({ 'H58 flag=collision': 1 });
  });

  it('12: the same dossier from two systems of a home does not collide', () => {
    const seen = given(
      received('D', '2020-07-01T08:00:00'),
      received('D', '2020-07-01T08:05:00', {}, { source: 'urn:egov:H58:counter' }),
    );
    expect(measured(seen, 'quality')).toEqual([]);
  });

  it('12: one code from two homes is the dossier of the first; the other event is set aside', () => {
    const seen = given(
      received('D', '2020-07-01T08:00:00'),
      received('D', '2020-07-03T08:00:00', {}, { source: 'urn:egov:H26:onestop' }),
    );
    expect(seen.fates()).toEqual(['counted', 'foreign-source']);
    expect(measured(seen, 'dossiers.received').map(({ agency, count }) => [agency, count])).toEqual([['H58', 1]]);
  });

  it('13: a parent with three children counts once, and four times in the workload', () => {
    const parent = [received('D', '2020-07-01T08:00:00'), resolved('D', '2020-07-03T08:00:00')];
    const child = (subject: string): readonly CatalogEvent[] => [
      received(subject, '2020-07-01T09:00:00', { parent: 'D' }),
      resolved(subject, '2020-07-02T08:00:00'),
    ];
    const family = [parent, child('D-1'), child('D-2'), child('D-3')].flatMap((events) =>
      given(...events).contributions(),
    );
    const counts = ['dossiers.received', 'dossiers.resolved', 'dossiers.workload'].map((measure) =>
      family.filter((row) => row.measure === measure).reduce((sum, { count }) => sum + count, 0),
    );
    expect(counts).toEqual([1, 1, 4]);
  });
});
