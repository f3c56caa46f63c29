import { contentHash, parseEvent, plainSample } from '#event-catalog';
import type { Admitted } from './checked-event.js';
import { recentKey, RecentEvents } from './recent-events.js';
import { toldApart } from './told-apart.js';

function admitted(overrides: Readonly<Record<string, unknown>> = {}): Admitted {
  const parsed = parseEvent({ ...plainSample('vn.egov.onestop.dossier.resolved.v1'), ...overrides });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const event = parsed.value;
  return { event, stream: 'egov.onestop.v1', hash: contentHash(event), body: JSON.stringify(event) };
}

function remembering(item: Admitted): RecentEvents {
  const recent = new RecentEvents(10);
  recent.add(recentKey(item.event), { hash: item.hash, position: 'egov.onestop.v1/0/7' });
  return recent;
}

const first = admitted();
const other = admitted({ data: { outcome: 'rejected' } });

describe('events of a request', () => {
  it('are new, repeated, or in conflict with one before them', () => {
    const { outcomes, fresh } = toldApart([first, first, other, admitted({ id: 'e2' })], new RecentEvents(10));
    expect(outcomes).toMatchObject([
      { status: 'new', fresh: 0 },
      { status: 'repeated', fresh: 0 },
      { status: 'rejected', code: 'id-conflict', errors: [{ pointer: '/id' }] },
      { status: 'new', fresh: 1 },
    ]);
    expect(fresh).toHaveLength(2);
  });

  it('are compared with those that came lately', () => {
    const { outcomes, fresh } = toldApart([first, other], remembering(first));
    expect(outcomes).toMatchObject([
      { status: 'duplicate', position: 'egov.onestop.v1/0/7' },
      { status: 'rejected', code: 'id-conflict' },
    ]);
    expect(fresh).toEqual([]);
  });

  it('of another subject are others, whatever their id', () => {
    expect(toldApart([admitted({ subject: 'D9' })], remembering(first)).fresh).toHaveLength(1);
  });
});

describe('the memory of events', () => {
  const known = { hash: 'h', position: 'p' };

  function knows(recent: RecentEvents, keys: readonly string[]): readonly boolean[] {
    return keys.map((key) => recent.get(key) !== undefined);
  }

  it('forgets what was not asked for the longest', () => {
    const recent = new RecentEvents(4);
    for (const key of ['a', 'b', 'c']) recent.add(key, known);
    recent.get('a');
    for (const key of ['d', 'e']) recent.add(key, known);
    expect(knows(recent, ['a', 'b', 'e'])).toEqual([true, false, true]);
  });

  it('is bounded, and holds at least half of what it may', () => {
    const recent = new RecentEvents(100);
    const keys = Array.from({ length: 1_000 }, (_, index) => `k${index}`);
    for (const key of keys) recent.add(key, known);
    const kept = knows(recent, [...keys].reverse()).filter(Boolean).length;
    expect(kept).toBeGreaterThanOrEqual(50);
    expect(kept).toBeLessThanOrEqual(100);
  });
});
