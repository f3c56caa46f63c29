import type { States } from './registry.js';

/** Why the fold set an event aside. */
export type QuarantineReason = 'id-conflict' | 'foreign-source';

/**
 * What became of an event: it counts, or it was set aside and perhaps settled by a later event; `settling` is the
 * hub's own event that did so. An `unreadable` one is none of the catalogue as this version knows it.
 */
export type Fate = 'counted' | QuarantineReason | 'unreadable' | 'released' | 'discarded' | 'mended' | 'settling';

/** One event that the hub has seen for a subject. A quarantined one stays known: a resend of it is a duplicate. */
export type SeenEvent = Readonly<{
  source: string;
  id: string;
  /** Content hash (`contracts.md`): 64 hexadecimal digits. */
  hash: string;
  /** Its place in the subject's partition. */
  offset: number;
  fate: Fate;
}>;

/** What is kept of one subject: whose it is, the events seen, and the states folded from those that count. */
export type Entity = Readonly<{
  /** The first dotted group of the agency that the entity is at home with; null until an event sets it. */
  home: string | null;
  /** Homes that a counted transfer opened the entity to. */
  transferredTo: readonly string[];
  seen: readonly SeenEvent[];
  states: Partial<States>;
}>;

export const unseen: Entity = { home: null, transferredTo: [], seen: [], states: {} };
