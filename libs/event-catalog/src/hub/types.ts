import { dayClosed } from './day-closed.js';
import { quarantineDiscarded } from './quarantine-discarded.js';
import { quarantineReleased } from './quarantine-released.js';

/** Every event type of the context, in the order of the contracts. */
export const hubTypes = [quarantineReleased, quarantineDiscarded, dayClosed] as const;
