import { standingsOn, type AgencyFact, type AgencyKind, type Standing } from './agency-facts.js';
import { membersOfCycles } from './cycles.js';
import { compareEventOrder } from './event-order.js';
import { validity, type Validity } from './validity.js';

/** The root: it exists on every day, holds every row, and is where a chain that leads nowhere ends. */
export const rootAgency = 'VN';

/** The tree of one day, from all the facts that are known (at the question's as-of), in any order. */
export function treeOn(facts: Iterable<AgencyFact>, day: string): AgencyTree {
  return new AgencyTree(standingsOn(facts, day), day);
}

/** Immutable for callers; what is expensive is computed when first asked for and kept. */
export class AgencyTree {
  private readonly places = new Map<string, string>();
  private parents: ReadonlyMap<string, string> | undefined;
  private children: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    private readonly standings: ReadonlyMap<string, Readonly<Standing>>,
    readonly day: string,
  ) {}

  exists(code: string): boolean {
    return code === rootAgency || this.standings.get(code)?.life?.kind === 'established';
  }

  /** Every code, also one that nobody ever registered, has exactly one place, and it exists on the day. */
  place(code: string): string {
    const known = this.places.get(code);
    if (known !== undefined) return known;
    const met = new Set<string>();
    let at = code;
    while (!this.exists(at) && !met.has(at)) {
      met.add(at);
      at = this.next(at);
    }
    const place = this.exists(at) ? at : rootAgency;
    // only registered codes are kept: strangers' names are without number, and one step away from a registered one
    for (const step of met) if (this.standings.has(step)) this.places.set(step, place);
    return place;
  }

  /** Undefined for the root and for a code that does not exist on the day. */
  parentOf(code: string): string | undefined {
    this.parents ??= this.allParents();
    return this.parents.get(code);
  }

  /** In the order of their codes, as all lists of codes here. */
  childrenOf(code: string): readonly string[] {
    this.children ??= this.allChildren();
    return this.children.get(code) ?? [];
  }

  /** From the parent up to the root. */
  ancestors(code: string): readonly string[] {
    const chain: string[] = [];
    for (let at = this.parentOf(code); at !== undefined; at = this.parentOf(at)) chain.push(at);
    return chain;
  }

  /** Every group that a row of this code belongs to: its place, and all above that. */
  groupsOf(code: string): readonly string[] {
    const place = this.place(code);
    return [place, ...this.ancestors(place)];
  }

  /** Every code whose chain of parents includes this one; itself not among them. */
  under(code: string): readonly string[] {
    const found = [...this.childrenOf(code)];
    // an array that grows while it is walked: each code found brings its children
    for (const unit of found) for (const child of this.childrenOf(unit)) found.push(child);
    return found.sort();
  }

  /** Every code that exists on the day. */
  codes(): readonly string[] {
    const existing = [...this.standings.keys()].filter((code) => code !== rootAgency && this.exists(code));
    return [rootAgency, ...existing.sort()];
  }

  /** Also of one that is gone or yet to come; undefined for a code that nobody registered. */
  kindOf(code: string): AgencyKind | undefined {
    if (code === rootAgency) return 'national';
    const standing = this.standings.get(code);
    return (standing?.kind ?? standing?.firstKind)?.agencyKind;
  }

  namesOf(code: string, lang: 'vi' | 'en'): string | undefined {
    const standing = this.standings.get(code);
    return (standing?.names ?? standing?.firstNames)?.names[lang];
  }

  /** The codes that it was or will be merged into, the last assertion last. */
  successors(code: string): readonly string[] {
    const lives = [...(this.standings.get(code)?.lives ?? [])].sort((a, b) => compareEventOrder(a.order, b.order));
    return [...new Set(lives.flatMap((fact) => (fact.kind === 'merged' ? [fact.into] : [])))];
  }

  /** The days that it exists around the tree's day; of a code that does not exist then, the last before, else the first after. */
  validityOf(code: string): Validity | undefined {
    return validity(this.standings.get(code)?.lives ?? [], this.day);
  }

  /** One step from a code that does not exist on the day towards one that does. */
  private next(code: string): string {
    const standing = this.standings.get(code);
    if (standing === undefined || !standing.registered) return this.registeredPrefix(code);
    if (!standing.begun) return standing.firstParent?.parent ?? rootAgency;
    return standing.into?.into ?? standing.parent?.parent ?? rootAgency;
  }

  private registeredPrefix(code: string): string {
    for (let dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
      const prefix = code.slice(0, dot);
      if (this.standings.get(prefix)?.registered === true) return prefix;
    }
    return rootAgency;
  }

  private allParents(): ReadonlyMap<string, string> {
    const parents = new Map<string, string>();
    for (const [code, { parent }] of this.standings) {
      if (code !== rootAgency && this.exists(code)) parents.set(code, this.place(parent?.parent ?? rootAgency));
    }
    for (const code of membersOfCycles(parents)) parents.set(code, rootAgency);
    return parents;
  }

  private allChildren(): ReadonlyMap<string, readonly string[]> {
    this.parents ??= this.allParents();
    const children = new Map<string, string[]>();
    for (const [code, parent] of this.parents) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [code]);
      else siblings.push(code);
    }
    for (const siblings of children.values()) siblings.sort();
    return children;
  }
}
