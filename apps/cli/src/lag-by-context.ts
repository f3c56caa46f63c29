import { member, text } from './hub-client.js';

export type ContextLag = Readonly<{
  context: string;
  group: string | undefined;
  partitions: number;
  /** Partitions that are behind. */
  behind: number;
  folded: number;
  end: number;
  events: number;
  /** Of the partition that is behind for the longest time. */
  seconds: number;
}>;

/** Sums the rows of `/v1/lag` up, one for each context in the order in which they come. */
export function lagByContext(rows: readonly unknown[]): readonly ContextLag[] {
  const contexts = new Map<string, ContextLag>();
  for (const row of rows) {
    const context = text(row, 'context') ?? '';
    const before = contexts.get(context) ?? { ...nothing, context, group: text(row, 'group') };
    const events = number(row, 'events');
    contexts.set(context, {
      ...before,
      partitions: before.partitions + 1,
      behind: before.behind + (events > 0 ? 1 : 0),
      folded: before.folded + number(row, 'folded'),
      end: before.end + number(row, 'end'),
      events: before.events + events,
      seconds: Math.max(before.seconds, number(row, 'seconds')),
    });
  }
  return [...contexts.values()];
}

const nothing = { partitions: 0, behind: 0, folded: 0, end: 0, events: 0, seconds: 0 };

function number(row: unknown, name: string): number {
  const found = member(row, name);
  return typeof found === 'number' ? found : 0;
}
