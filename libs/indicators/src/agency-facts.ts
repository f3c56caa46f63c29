import { compareEventOrder, type EventOrder } from './event-order.js';

export const agencyKinds = ['national', 'ministry', 'province', 'district', 'commune', 'department', 'body'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export type Names = Readonly<{ vi: string; en: string }>;

/** What one event of the registry says; `from` is the day on which it takes effect. */
export type AgencyFact = Readonly<{ agency: string; from: string; order: EventOrder }> &
  Readonly<
    | { kind: 'established'; parent?: string; names: Names; agencyKind: AgencyKind }
    | { kind: 'renamed'; names: Names }
    | { kind: 'moved'; parent: string }
    | { kind: 'merged'; into: string }
    | { kind: 'dissolved' }
  >;

type Of<Kind extends AgencyFact['kind']> = Extract<AgencyFact, { kind: Kind }>;
export type LifeFact = Of<'established' | 'merged' | 'dissolved'>;

/** All that the facts say of one code, seen from one day. "Last" and "first" are by event order. */
export type Standing = {
  readonly code: string;
  /** Whether any event establishes it, on whatever day, and whether one does so by the day. */
  registered: boolean;
  begun: boolean;
  /** What holds of it on the day: the last assertions with `from` no later. */
  life?: LifeFact;
  parent?: Of<'established' | 'moved'>;
  into?: Of<'merged'>;
  names?: Of<'established' | 'renamed'>;
  kind?: Of<'established'>;
  /** What is said of it first, for days before it comes into being. */
  firstParent?: Of<'established' | 'moved'>;
  firstNames?: Of<'established' | 'renamed'>;
  firstKind?: Of<'established'>;
  /** Every beginning and end, whatever its day. */
  lives: LifeFact[];
  /** What it hangs under once the tree is linked; without it, under the root. */
  above?: Standing;
};

/** Folds in one pass: the facts may come in any order, and twice. */
export function standingsOn(facts: Iterable<AgencyFact>, day: string): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const fact of facts) {
    const standing = standings.get(fact.agency) ?? { code: fact.agency, registered: false, begun: false, lives: [] };
    standings.set(fact.agency, standing);
    note(standing, fact);
    if (fact.from <= day) noteInForce(standing, fact);
  }
  return standings;
}

function note(standing: Standing, fact: AgencyFact): void {
  if (fact.kind === 'established') {
    standing.registered = true;
    standing.firstKind = first(standing.firstKind, fact);
  }
  if (fact.kind === 'established' || fact.kind === 'moved') standing.firstParent = first(standing.firstParent, fact);
  if (fact.kind === 'established' || fact.kind === 'renamed') standing.firstNames = first(standing.firstNames, fact);
  if (fact.kind !== 'moved' && fact.kind !== 'renamed') standing.lives.push(fact);
}

function noteInForce(standing: Standing, fact: AgencyFact): void {
  switch (fact.kind) {
    case 'established':
      standing.begun = true;
      standing.life = last(standing.life, fact);
      standing.parent = last(standing.parent, fact);
      standing.names = last(standing.names, fact);
      standing.kind = last(standing.kind, fact);
      return;
    case 'renamed':
      standing.names = last(standing.names, fact);
      return;
    case 'moved':
      standing.parent = last(standing.parent, fact);
      return;
    case 'merged':
      standing.life = last(standing.life, fact);
      standing.into = last(standing.into, fact);
      return;
    case 'dissolved':
      standing.life = last(standing.life, fact);
  }
}

function last<Fact extends AgencyFact>(known: Fact | undefined, fact: Fact): Fact {
  return known === undefined || compareEventOrder(known.order, fact.order) < 0 ? fact : known;
}

function first<Fact extends AgencyFact>(known: Fact | undefined, fact: Fact): Fact {
  return known === undefined || compareEventOrder(known.order, fact.order) > 0 ? fact : known;
}
