import type { Standing } from './agency-facts.js';

/**
 * The units whose chain of parents comes back to themselves. All of them, whichever the walk begins with:
 * so the tree does not depend on the order in which units are looked at.
 */
export function membersOfCircles(units: readonly Standing[]): readonly Standing[] {
  const walks = new Map<Standing, Standing>();
  const members: Standing[] = [];
  for (const begin of units) {
    let at: Standing | undefined = begin;
    for (; at !== undefined && !walks.has(at); at = at.above) walks.set(at, begin);
    // a walk that meets itself has found a circle; one that meets an earlier walk ends where that did
    if (at !== undefined && walks.get(at) === begin) members.push(...circle(at));
  }
  return members;
}

function circle(begin: Standing): readonly Standing[] {
  const members = [begin];
  for (let at = begin.above; at !== undefined && at !== begin; at = at.above) members.push(at);
  return members;
}
