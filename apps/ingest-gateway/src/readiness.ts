import type { OpenedLog } from '#event-log';
import type { Database } from '#read-models';
import { Problem } from '#runtime';
import { comeAgain, type Reach } from './reach.js';

export type ReadinessParts = Readonly<{ log: Pick<OpenedLog, 'unsafeSettings'>; database: Database }>;

/** Why no events can be taken now; undefined if they can. */
export async function readiness({ log, database }: ReadinessParts, reach: Reach): Promise<Problem | undefined> {
  try {
    const unsafe = await reach.appended(() => log.unsafeSettings());
    await reach.asked(() => database.pool.query('select 1'));
    return unsafe.length === 0 ? undefined : notDurable(unsafe);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** What the log acknowledges would not outlive a power cut, so it takes nothing. */
function notDurable(settings: readonly string[]): Problem {
  const named = settings.join(', ');
  return new Problem({ ...comeAgain('unsafe-settings', 60).parts, detail: { vi: named, en: named } });
}
