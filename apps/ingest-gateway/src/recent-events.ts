/** What the door remembers of an event that it let in lately. */
export type RecentEvent = Readonly<{ hash: string; position: string }>;

/**
 * The events that came in or were asked for last, so that a resend is told at once that it is one. It is best effort, and
 * bounded: the fold decides (`contracts.md`, Same event, other content).
 */
export class RecentEvents {
  private readonly events = new Map<string, RecentEvent>();

  constructor(private readonly capacity: number) {}

  get(key: string): RecentEvent | undefined {
    const found = this.events.get(key);
    if (found !== undefined) this.add(key, found);
    return found;
  }

  add(key: string, event: RecentEvent): void {
    this.events.delete(key);
    this.events.set(key, event);
    if (this.events.size <= this.capacity) return;
    const oldest = this.events.keys().next();
    if (oldest.done !== true) this.events.delete(oldest.value);
  }
}

/** Ids are kept per subject: the same id under another subject is another event. */
export function recentKey({ source, id, subject }: Readonly<{ source: string; id: string; subject: string }>): string {
  return `${source}\n${id}\n${subject}`;
}
