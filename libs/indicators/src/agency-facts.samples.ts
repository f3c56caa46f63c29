import type { AgencyFact, AgencyKind, Names } from './agency-facts.js';
import { dayNumber } from './day.js';

/** Registry facts for tests; one is told on the day from which it holds, unless `at` says otherwise. */
export function established(
  agency: string,
  parent: string | undefined,
  { from = '2019-01-01', at, kind = 'body', names = { vi: agency, en: agency } }: Told & Described = {},
): AgencyFact {
  const fact = {
    kind: 'established',
    agency,
    from,
    names,
    agencyKind: kind,
    order: order('established', from, at),
  } as const;
  return parent === undefined ? fact : { ...fact, parent };
}

export function renamed(agency: string, names: Names, from: string, at?: number): AgencyFact {
  return { kind: 'renamed', agency, names, from, order: order('renamed', from, at) };
}

export function moved(agency: string, parent: string, from: string, at?: number): AgencyFact {
  return { kind: 'moved', agency, parent, from, order: order('moved', from, at) };
}

export function merged(agency: string, into: string, from: string, at?: number): AgencyFact {
  return { kind: 'merged', agency, into, from, order: order('merged', from, at) };
}

export function dissolved(agency: string, from: string, at?: number): AgencyFact {
  return { kind: 'dissolved', agency, from, order: order('dissolved', from, at) };
}

type Told = Readonly<{ from?: string; at?: number }>;
type Described = Readonly<{ kind?: AgencyKind; names?: Names }>;

function order(id: string, from: string, at: number | undefined): AgencyFact['order'] {
  return { time: at ?? dayNumber(from), source: 'urn:egov:VN:registry', id };
}
