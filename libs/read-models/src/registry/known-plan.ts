import { type AgencyTree, AgencyTrees, parseDecimal, type Target } from '#indicators';
import { type PlanBook, planBook, type TargetFact } from '#projections';

/** A target, and how sure it is that it was set so. */
export type KnownTarget = Target & Readonly<{ confidence?: string }>;

/** The registry and the plan as they were known on a day, with what is folded from them when it is first asked for. */
export class KnownPlan {
  private readonly trees: AgencyTrees;
  private targets: ReadonlyMap<string, readonly KnownTarget[]> | undefined;

  constructor(readonly book: PlanBook) {
    this.trees = new AgencyTrees(book.agencies);
  }

  static of(events: Parameters<typeof planBook>[0]): KnownPlan {
    return new KnownPlan(planBook(events));
  }

  /** The tree of a day, from all that was known. */
  treeOn(day: string): AgencyTree {
    return this.trees.on(day);
  }

  targetsOf(indicator: string): readonly KnownTarget[] {
    this.targets ??= targetsByIndicator(this.book.targets);
    return this.targets.get(indicator) ?? [];
  }
}

function targetsByIndicator(facts: readonly TargetFact[]): ReadonlyMap<string, readonly KnownTarget[]> {
  const byIndicator = new Map<string, KnownTarget[]>();
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
  confidence,
  order,
}: TargetFact): KnownTarget | undefined {
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
    ...(confidence === undefined ? {} : { confidence }),
  };
}
