import type { Fact } from './settlement-fault.js';

/** More than this is not decided before the read model has caught up. */
const remembered = 10_000;

/** What was decided lately about quarantined events, by position. The fold decides where two doors decide at once. */
export class RecentlySettled {
  private readonly facts = new Map<string, Fact>();

  get(position: string): Fact | undefined {
    return this.facts.get(position);
  }

  add(position: string, fact: Fact): void {
    this.facts.set(position, fact);
    const oldest = this.facts.size > remembered ? this.facts.keys().next().value : undefined;
    if (oldest !== undefined) this.facts.delete(oldest);
  }

  forget(position: string): void {
    this.facts.delete(position);
  }
}
