import type { Holds } from './reply.js';
import type { Row } from './row.js';
import type { Warning } from './warnings.js';

/** How long an answer holds, from the stages of its rows; as of a closed day it never changes again. */
export function holdsOf(rows: readonly Row[], asOf: string | undefined, warnings: readonly Warning[]): Holds {
  if (asOf !== undefined) return warnings.some(({ code }) => code === 'as-of-not-closed') ? 'live' : 'for-ever';
  return rows.length === 0 || rows.some(({ stage }) => stage === 'live' || stage === undefined) ? 'live' : 'settling';
}
