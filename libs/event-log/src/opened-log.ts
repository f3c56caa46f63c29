import type { EventLog } from './event-log.js';
import type { Share, ShareOptions } from './share.js';

/** A log that this process has opened, whichever engine keeps it. */
export interface OpenedLog extends EventLog {
  /**
   * For readiness: with anything in it, acknowledged events could be lost, and `append` rejects with LogUnsafe. Rejects
   * when the engine does not answer.
   */
  unsafeSettings(): Promise<readonly string[]>;

  /** Joins those who fold a stream together. @throws OffsetsMoved when somebody else has set how far they are. */
  share(options: ShareOptions): Promise<Share>;

  /** Forgets what engines' tools show of a group without workers; its next worker says it anew. */
  forgetOffsets(group: string): Promise<void>;

  /** What waits to be appended, for metrics. */
  waiting(): { events: number; bytes: number };

  /** Carries out what was called before. */
  close(): Promise<void>;
}
