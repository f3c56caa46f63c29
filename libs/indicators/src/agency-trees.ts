import type { AgencyFact } from './agency-facts.js';
import { treeOn, type AgencyTree } from './agency-tree.js';

/**
 * The trees of many days from the same facts. Between two days on which something takes effect the tree does not
 * change, so one of them serves all the days there: a series of forty quarters needs two or three.
 */
export class AgencyTrees {
  private readonly effectiveDays: readonly string[];
  private readonly trees = new Map<string, AgencyTree>();

  constructor(private readonly facts: readonly AgencyFact[]) {
    this.effectiveDays = [...new Set(facts.map(({ from }) => from))].sort();
  }

  /** The tree of that day; its own `day` is the last one before it on which something took effect. */
  on(day: string): AgencyTree {
    const since = this.effectiveDays.findLast((from) => from <= day) ?? '0001-01-01';
    const known = this.trees.get(since);
    if (known !== undefined) return known;
    const tree = treeOn(this.facts, since);
    if (this.trees.size >= keptTrees) this.trees.clear();
    this.trees.set(since, tree);
    return tree;
  }
}

/** A tree of 12,000 agencies takes some megabytes, and a hostile series could ask for a tree a day. */
const keptTrees = 32;
