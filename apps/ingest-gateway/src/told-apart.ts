import type { Admitted } from './checked-event.js';
import { recentKey, type RecentEvents } from './recent-events.js';
import type { RejectedVerdict, Verdict } from './verdict.js';

/** What is known of one event before the log is asked: its verdict, or whose place it will have. */
export type Foretold = Verdict | Readonly<{ id: string; status: 'new' | 'repeated'; fresh: number }>;

export type ToldApart = Readonly<{
  outcomes: readonly Foretold[];
  /** What is new, in the order in which it was sent. */
  fresh: readonly Admitted[];
}>;

/** Tells what is new from what came before, in the recent past or earlier in the same request. */
export function toldApart(
  checked: readonly (Admitted | RejectedVerdict)[],
  recent: Pick<RecentEvents, 'get'>,
): ToldApart {
  const fresh: Admitted[] = [];
  const places = new Map<string, number>();
  const outcomes = checked.map((item): Foretold => {
    if ('status' in item) return item;
    const { id } = item.event;
    const key = recentKey(item.event);
    const known = recent.get(key);
    if (known !== undefined) {
      return known.hash === item.hash ? { id, status: 'duplicate', position: known.position } : conflict(id);
    }
    const before = places.get(key);
    if (before === undefined) {
      places.set(key, fresh.length);
      fresh.push(item);
      return { id, status: 'new', fresh: fresh.length - 1 };
    }
    return fresh[before]?.hash === item.hash ? { id, status: 'repeated', fresh: before } : conflict(id);
  });
  return { outcomes, fresh };
}

function conflict(id: string): RejectedVerdict {
  const detail = 'came before with other content; that one counts';
  return { id, status: 'rejected', code: 'id-conflict', errors: [{ pointer: '/id', code: 'id-conflict', detail }] };
}
