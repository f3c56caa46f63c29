import type { CatalogEvent, DataOf } from '#event-catalog';
import { given, told1 } from '../../../../test/support/given.js';

type ReceivedData = DataOf<'vn.egov.onestop.dossier.received.v1'>;

const basics: ReceivedData = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

function received(time: string, data: Partial<ReceivedData> = {}): CatalogEvent {
  return told1('vn.egov.onestop.dossier.received.v1', { time, data: { ...basics, ...data } });
}

function resolved(time: string): CatalogEvent {
  return told1('vn.egov.onestop.dossier.resolved.v1', { time, data: { outcome: 'approved' } });
}

function dimsOfResolved(...events: readonly CatalogEvent[]): readonly string[] {
  return given(...events)
    .contributions()
    .filter(({ measure }) => measure === 'dossiers.resolved')
    .map(({ dims, validOn, agency }) => `${agency} ${validOn} ${dims['timeliness'] ?? ''}`);
}

describe('a dossier that is resolved', () => {
  const due = '2020-07-10T17:00:00+07:00';

  it.each([
    ['at the due instant', '2020-07-10T17:00:00+07:00', 'on-time'],
    ['a microsecond later', '2020-07-10T17:00:00.000001+07:00', 'late'],
    ['at the due instant, told in another zone', '2020-07-10T10:00:00Z', 'on-time'],
  ])('%s is counted as such', (_case, time, timeliness) => {
    const seen = dimsOfResolved(received('2020-07-01T08:00:00+07:00', { dueAt: due }), resolved(time));
    expect(seen).toEqual([`H58 2020-07-10 ${timeliness}`]);
  });

  it('without a due date is neither on time nor late', () => {
    expect(dimsOfResolved(received('2020-07-01T08:00:00+07:00'), resolved('2020-07-02T08:00:00+07:00'))).toEqual([
      'H58 2020-07-02 no-due-date',
    ]);
  });

  it('before its reception is unknown, whatever was promised, and flagged', () => {
    const seen = given(
      received('2020-07-05T08:00:00+07:00', { dueAt: due }),
      told1('vn.egov.onestop.dossier.resolved.v1', {
        time: '2020-07-06T08:00:00+07:00',
        data: { outcome: 'approved', resolvedAt: '2020-07-04T08:00:00+07:00' },
      }),
    );
    expect(seen.flow('dossiers.resolved', '2020-07-04')).toEqual({
      'H58 channel=online level=4 handling=electronic timeliness=unknown outcome=approved': 1,
    });
    expect(seen.flow('quality', '2020-07-05')).toEqual({ 'H58 flag=end-before-reception': 1 });
    expect(seen.stock('dossiers.open', '2020-07-05')).toEqual({});
  });

  it('keeps the due date that it had, if a correction comes after the end', () => {
    const seen = given(
      received('2020-07-01T08:00:00+07:00', { dueAt: due }),
      resolved('2020-07-12T08:00:00+07:00'),
      told1('vn.egov.onestop.dossier.corrected.v1', {
        time: '2020-07-13T08:00:00+07:00',
        data: { dueAt: '2020-07-20T17:00:00+07:00' },
      }),
    );
    expect(seen.flow('quality', '2020-07-01')).toEqual({ 'H58 flag=due-changed-after-end': 1 });
    expect(Object.keys(seen.flow('dossiers.resolved', '2020-07-12'))[0]).toContain('timeliness=late');
  });

  it('and reopened is open again, and its earlier end counts nowhere', () => {
    const seen = given(
      received('2020-07-01T08:00:00+07:00'),
      resolved('2020-07-02T08:00:00+07:00'),
      told1('vn.egov.onestop.dossier.reopened.v1', { time: '2020-07-03T08:00:00+07:00', data: {} }),
    );
    expect(seen.flow('dossiers.resolved', '2020-07-02')).toEqual({});
    expect(seen.stock('dossiers.open', '2020-07-09')).toEqual({ 'H58 level=4 due=none': 1 });
  });

  it('counts on the day that a later correction gives', () => {
    const seen = given(
      received('2020-07-01T08:00:00+07:00'),
      resolved('2020-07-09T08:00:00+07:00'),
      told1('vn.egov.onestop.dossier.corrected.v1', {
        time: '2020-07-10T08:00:00+07:00',
        data: { resolvedAt: '2020-07-07T08:00:00+07:00' },
      }),
    );
    expect(Object.values(seen.flow('dossiers.resolved', '2020-07-07'))).toEqual([1]);
    expect(seen.flow('dossiers.resolved', '2020-07-09')).toEqual({});
  });
});

describe('an open dossier', () => {
  it('is due on the day before, if the due instant is exactly midnight', () => {
    const seen = given(received('2020-07-02T09:00:00+07:00', { dueAt: '2020-07-21T00:00:00+07:00' }));
    expect(seen.stock('dossiers.open', '2020-07-02')).toEqual({ 'H58 level=4 due=2020-07-20': 1 });
  });

  it('is with its holder of the day, by the last transfer told and not by the latest day', () => {
    const transferred = (time: string, at: string, toAgency: string): CatalogEvent =>
      told1('vn.egov.onestop.dossier.transferred.v1', { time, data: { toAgency, at } });
    const seen = given(
      received('2020-07-01T08:00:00+07:00'),
      transferred('2020-07-10T08:00:00+07:00', '2020-07-05T08:00:00+07:00', 'H58.12'),
      transferred('2020-07-11T08:00:00+07:00', '2020-07-03T08:00:00+07:00', 'H58.13'),
    );
    expect(seen.stock('dossiers.open', '2020-07-02')).toEqual({ 'H58 level=4 due=none': 1 });
    expect(seen.stock('dossiers.open', '2020-07-03')).toEqual({ 'H58.13 level=4 due=none': 1 });
    expect(seen.stock('dossiers.open', '2020-07-05')).toEqual({ 'H58.13 level=4 due=none': 1 });
  });

  it('that waits for the applicant is paused, and goes on under a new due date', () => {
    const seen = given(
      received('2020-07-01T08:00:00+07:00', { dueAt: '2020-07-10T17:00:00+07:00' }),
      told1('vn.egov.onestop.dossier.suspended.v1', { time: '2020-07-03T08:00:00+07:00', data: {} }),
      told1('vn.egov.onestop.dossier.resumed.v1', {
        time: '2020-07-06T08:00:00+07:00',
        data: { newDueAt: '2020-07-14T17:00:00+07:00' },
      }),
    );
    expect(seen.stock('dossiers.open', '2020-07-02')).toEqual({ 'H58 level=4 due=2020-07-10': 1 });
    expect(seen.stock('dossiers.open', '2020-07-05')).toEqual({ 'H58 level=4 due=paused': 1 });
    expect(seen.stock('dossiers.open', '2020-07-06')).toEqual({ 'H58 level=4 due=2020-07-14': 1 });
  });
});

describe('a dossier', () => {
  it('counts nowhere before it was received', () => {
    expect(given(resolved('2020-07-02T08:00:00+07:00')).contributions()).toEqual([]);
  });

  it('counts nowhere while it is voided, and again once it is restored', () => {
    const entry = received('2020-07-01T08:00:00+07:00');
    const voided = told1('vn.egov.onestop.dossier.voided.v1', {
      time: '2020-07-02T08:00:00+07:00',
      data: { reason: 'nhập nhầm' },
    });
    const restored = told1('vn.egov.onestop.dossier.restored.v1', {
      time: '2020-07-03T08:00:00+07:00',
      data: { reason: 'khôi phục' },
    });
    expect(given(entry, voided).contributions()).toEqual([]);
    expect(given(entry, restored, voided).flow('dossiers.workload', '2020-07-01')).toEqual({ H58: 1 });
  });

  it('with a parent counts in the workload only', () => {
    const seen = given(received('2020-07-01T08:00:00+07:00', { parent: 'D0' }), resolved('2020-07-02T08:00:00+07:00'));
    expect(seen.contributions().map(({ measure }) => measure)).toEqual(['dossiers.workload']);
  });

  it('forgets a due date that a correction clears', () => {
    const seen = given(
      received('2020-07-01T08:00:00+07:00', { dueAt: '2020-07-10T17:00:00+07:00' }),
      told1('vn.egov.onestop.dossier.corrected.v1', { time: '2020-07-02T08:00:00+07:00', data: { dueAt: null } }),
    );
    expect(seen.stock('dossiers.open', '2020-07-02')).toEqual({ 'H58 level=4 due=none': 1 });
  });

  it('counts as paid only while the last word is that it was paid', () => {
    const paid = told1('vn.egov.onestop.dossier.paid.v1', {
      time: '2020-07-02T08:00:00+07:00',
      data: { amount: 100_000, method: 'online' },
    });
    const refunded = told1('vn.egov.onestop.dossier.refunded.v1', {
      time: '2020-07-03T08:00:00+07:00',
      data: { amount: 100_000, method: 'online' },
    });
    const entry = received('2020-07-01T08:00:00+07:00');
    expect(given(entry, paid).flow('dossiers.paid-online', '2020-07-02')).toEqual({ 'H58 level=4': 1 });
    expect(given(entry, refunded, paid).flow('dossiers.paid', '2020-07-02')).toEqual({});
  });
});
