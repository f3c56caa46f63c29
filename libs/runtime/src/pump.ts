import { asError } from './as-error.js';
import type { Logger } from './logger.js';
import { pause } from './pause.js';

export type PumpOptions = Readonly<{
  name: string;
  /** One turn of the loop. It waits for its own work, with a time-out, so that an idle loop neither spins nor hangs. */
  turn: (signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
  log: Logger;
  minBackoffMs?: number;
  maxBackoffMs?: number;
}>;

/**
 * Turns until asked to stop. A turn that throws is tried again, later and later; the log tells when the trouble
 * begins, when it becomes another one, and when it ends, not at each try.
 */
export async function pump({
  name,
  turn,
  signal,
  log,
  minBackoffMs = 100,
  maxBackoffMs = 10_000,
}: PumpOptions): Promise<void> {
  let failures = 0;
  let trouble = '';
  while (!signal.aborted) {
    try {
      await turn(signal);
      if (failures > 0) log.info({ pump: name, failures }, 'loop works again');
      failures = 0;
      trouble = '';
    } catch (thrown) {
      const err = asError(thrown);
      if (err.message !== trouble) log.error({ pump: name, err }, 'loop fails and will try again');
      trouble = err.message;
      await pause(backoffMs(failures, minBackoffMs, maxBackoffMs), signal);
      failures += 1;
    }
  }
}

/** Doubles with each failure up to the cap. */
export function backoffMs(failures: number, minBackoffMs: number, maxBackoffMs: number): number {
  return Math.min(minBackoffMs * 2 ** failures, maxBackoffMs);
}
