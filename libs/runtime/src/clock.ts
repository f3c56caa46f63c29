/** The only way to the time of day for code that is not at the edge of the process. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
