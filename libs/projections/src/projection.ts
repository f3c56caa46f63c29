import type { EventOf, EventType, StreamName } from '#event-catalog';

/** The few dimensions that a measure has of its own, e.g. `{ channel: 'online', level: '4' }`. */
export type Dims = Readonly<Record<string, string>>;

/** Asked for every contribution of every entity that an event touches. */
export function sameDims(a: Dims, b: Dims): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** What one entity adds to one cell of the ledger. */
export type Contribution = Readonly<{
  measure: string;
  /** The acting agency that it is counted for; never a roll-up. */
  agency: string;
  dims: Dims;
  /** The day in Việt Nam (YYYY-MM-DD) that it is true for. */
  validOn: string;
  /** A signed whole number. A stock is a +1 on its first day and a −1 on the day after its last. */
  count: number;
}>;

/**
 * Folds the events of one entity into its state. `evolve` and `contributions` are pure, and `evolve` converges: the
 * same events give the same state in any order and at any repetition. State is plain JSON: it is stored as such.
 */
export interface Projection<State, Type extends EventType> {
  readonly name: string;
  /** A change of what `evolve` or `contributions` answer is a new version, rebuilt beside the old one. */
  readonly version: number;
  readonly stream: StreamName;
  readonly evolvers: Evolvers<State, Type>;
  initial(subject: string): State;
  contributions(state: State): readonly Contribution[];
}

/** One step for each event type that a projection hears; a type that is missing does not compile. */
export type Evolvers<State, Type extends EventType> = {
  readonly [T in Type]: (state: State, event: EventOf<T>) => State;
};

/** For an event that is heard so that it is explained, but changes no measure. */
export function unchanged<State>(state: State): State {
  return state;
}
