import type { Unstamped } from './stamps.js';

/** What was generated so far. */
export class Sent {
  readonly all: Unstamped[] = [];
  private readonly byId = new Map<string, Record<string, unknown>[]>();

  add(unstamped: Unstamped): void {
    this.all.push(unstamped);
    const id = String(unstamped.event['id']);
    this.byId.set(id, [...this.withId(id), unstamped.event]);
  }

  withId(id: string): readonly Record<string, unknown>[] {
    return this.byId.get(id) ?? [];
  }
}
