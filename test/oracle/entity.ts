import { textOf } from './data.js';
import type { LogEvent } from './log.js';

export type Dims = Readonly<Record<string, string>>;
export type Cell = { measure: string; agency: string; dims: Dims; count: number };
export type Flow = Cell & { day: string };
type FlagName = 'due-changed-after-end' | 'end-before-reception' | 'status-of-stranger' | 'collision';
export type Flag = { agency: string; flag: FlagName };

/** A dossier from its reception to its end, and who had it. */
export type Life = {
  receivedDay: string;
  endDay: string | undefined;
  endsBeforeReception: boolean;
  receivingAgency: string;
  finalHolder: string;
  holderOn: (day: string) => string;
};

/** What one entity adds to the figures. */
export type Entity = {
  readonly flows: readonly Flow[];
  readonly flags: readonly Flag[];
  /** Of a dossier that is counted. */
  readonly life?: Life;
  /** What it adds to the stocks at the end of that day. */
  stocksOn(day: string): readonly Cell[];
};

export const nothing: Entity = { flows: [], flags: [], stocksOn: () => [] };

/** "**Dated assertion**: an attribute's value on day d is the one in the last assertion whose day is ≤ d" */
export function assertedOn<T extends { day: string }>(day: string, assertions: readonly T[]): T | undefined {
  return assertions.findLast((assertion) => assertion.day <= day);
}

/**
 * "Agency = register of `published` / `opened` / `registered`, else the first event's", where an `agency` that is left
 * out is the source's.
 */
export function agencyBy(setters: readonly LogEvent[], events: readonly LogEvent[]): string {
  const setter = setters.at(-1) ?? events[0];
  return setter === undefined ? 'VN' : givenAgency(setter, 'agency');
}

export function givenAgency(event: LogEvent, field: 'agency' | 'from'): string {
  return textOf(event.data, field) ?? event.agency;
}
