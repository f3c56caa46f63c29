import { standingsOn, type AgencyFact, type AgencyKind, type Standing } from './agency-facts.js';
import { membersOfCircles } from './circles.js';
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
  private readonly groups = new Map<string, readonly string[]>();
  private children: ReadonlyMap<string, readonly string[]> | undefined;
  private linked = false;

  constructor(
    private readonly standings: ReadonlyMap<string, Standing>,
    readonly day: string,
  ) {}

  exists(code: string): boolean {
    return code === rootAgency || this.standings.get(code)?.life?.kind === 'established';
  }

  /** Every code, also one that nobody ever registered, has exactly one place, and it exists on the day. */
  place(code: string): string {
    if (this.exists(code)) return code;
    const known = this.places.get(code);
    if (known !== undefined) return known;
    const met = new Set<string>();
    let at = code;
    for (; !this.exists(at) && !met.has(at); at = this.next(at)) met.add(at);
    const place = this.exists(at) ? at : rootAgency;
    // only registered codes are kept: strangers' names are without number, and one step away from a registered one
    for (const step of met) if (this.standings.has(step)) this.places.set(step, place);
    return place;
  }

  /** Undefined for the root and for a code that does not exist on the day. */
  parentOf(code: string): string | undefined {
    const unit = this.unit(code);
    return unit === undefined ? undefined : (unit.above?.code ?? rootAgency);
  }

  /** In the order of their codes, as all lists of codes here. */
  childrenOf(code: string): readonly string[] {
    this.children ??= this.allChildren();
    return this.children.get(code) ?? [];
  }

  /** From the parent up to the root. */
  ancestors(code: string): readonly string[] {
    return this.exists(code) ? this.groupsOf(code).slice(1) : [];
  }

  /** Every group that a row of this code belongs to: its place, and all above that. */
  groupsOf(code: string): readonly string[] {
    const place = this.place(code);
    const known = this.groups.get(place);
    if (known !== undefined) return known;
    const chain: string[] = [];
    for (let at = this.unit(place); at !== undefined; at = at.above) chain.push(at.code);
    chain.push(rootAgency);
    this.groups.set(place, chain);
    return chain;
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

  /** What exists on the day under this code, with what it hangs under; the root is none. */
  private unit(code: string): Standing | undefined {
    if (!this.linked) this.link();
    const standing = this.standings.get(code);
    return standing !== undefined && isUnit(standing) ? standing : undefined;
  }

  private link(): void {
    this.linked = true;
    const units = [...this.standings.values()].filter(isUnit);
    for (const unit of units) {
      const above = this.standings.get(this.place(unit.parent?.parent ?? rootAgency));
      if (above !== undefined && isUnit(above)) unit.above = above;
    }
    for (const unit of membersOfCircles(units)) delete unit.above;
  }

  private allChildren(): ReadonlyMap<string, readonly string[]> {
    const children = new Map<string, string[]>();
    for (const code of this.standings.keys()) {
      const parent = this.parentOf(code);
      const siblings = parent === undefined ? undefined : children.get(parent);
      if (siblings !== undefined) siblings.push(code);
      else if (parent !== undefined) children.set(parent, [code]);
    }
    for (const siblings of children.values()) siblings.sort();
    return children;
  }
}

function isUnit({ code, life }: Standing): boolean {
  return code !== rootAgency && life?.kind === 'established';
}
