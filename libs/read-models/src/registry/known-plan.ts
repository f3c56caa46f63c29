import { type AgencyTree, parseDecimal, type Target, treeOn } from '#indicators';
import { type PlanBook, planBook, type TargetFact } from '#projections';

/** The registry and the plan as they were known on a day, with what is folded from them when it is first asked for. */
export class KnownPlan {
  private readonly trees = new Map<string, AgencyTree>();
  private targets: ReadonlyMap<string, readonly Target[]> | undefined;

  constructor(readonly book: PlanBook) {}

  static of(events: Parameters<typeof planBook>[0]): KnownPlan {
    return new KnownPlan(planBook(events));
  }

  /** The tree of a day, from all that was known. */
  treeOn(day: string): AgencyTree {
    const known = this.trees.get(day);
    if (known !== undefined) return known;
    const tree = treeOn(this.book.agencies, day);
    if (this.trees.size >= keptTrees) this.trees.clear();
    this.trees.set(day, tree);
    return tree;
  }

  targetsOf(indicator: string): readonly Target[] {
    this.targets ??= targetsByIndicator(this.book.targets);
    return this.targets.get(indicator) ?? [];
  }
}

/** A year of days by day; a tree of 12,000 agencies takes some megabytes. */
const keptTrees = 32;

function targetsByIndicator(facts: readonly TargetFact[]): ReadonlyMap<string, readonly Target[]> {
  const byIndicator = new Map<string, Target[]>();
  for (const fact of facts) {
    const target = targetOf(fact);
    if (target !== undefined) byIndicator.set(fact.indicator, [...(byIndicator.get(fact.indicator) ?? []), target]);
  }
  return byIndicator;
}

function targetOf({
  agency,
  value,
  by,
  baseline,
  baselineDay,
  direction,
  basis,
  order,
}: TargetFact): Target | undefined {
  const exact = parseDecimal(value);
  if (exact === undefined) return undefined;
  const start = baseline === undefined ? undefined : parseDecimal(baseline);
  return {
    value: exact,
    by,
    direction,
    basis,
    order,
    ...(agency === undefined ? {} : { agency }),
    ...(start === undefined ? {} : { baseline: start }),
    ...(baselineDay === undefined ? {} : { baselineDay }),
  };
}
