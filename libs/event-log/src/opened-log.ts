import type { EventLog } from './event-log.js';

/** A log that this process has opened, whichever engine keeps it. */
export interface OpenedLog extends EventLog {
  /**
   * For readiness: with anything in it, acknowledged events could be lost, and `append` rejects with LogUnsafe. Rejects
   * when the engine does not answer.
   */
  unsafeSettings(): Promise<readonly string[]>;

  /** What waits to be appended, for metrics. */
  waiting(): { events: number; bytes: number };

  /** Carries out what was called before. */
  close(): Promise<void>;
}
