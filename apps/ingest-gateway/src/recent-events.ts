/** What the door remembers of an event that it let in lately. */
export type RecentEvent = Readonly<{ hash: string; position: string }>;

/**
 * The events that came in or were asked for last, so that a resend is told at once that it is one. It is best effort, and
 * bounded: the fold decides (`contracts.md`, Same event, other content).
 *
 * Two halves, of which the older one is dropped as a whole: to take out of a map what is oldest in it costs a walk over
 * all that was taken out before.
 */
export class RecentEvents {
  private newer = new Map<string, RecentEvent>();
  private older = new Map<string, RecentEvent>();

  constructor(private readonly capacity: number) {}

  get(key: string): RecentEvent | undefined {
    const found = this.newer.get(key);
    if (found !== undefined) return found;
    const old = this.older.get(key);
    if (old !== undefined) this.add(key, old);
    return old;
  }

  add(key: string, event: RecentEvent): void {
    if (this.newer.size >= this.capacity / 2) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(key, event);
  }
}

/** Ids are kept per subject: the same id under another subject is another event. */
export function recentKey({ source, id, subject }: Readonly<{ source: string; id: string; subject: string }>): string {
  return `${source}\n${id}\n${subject}`;
}
