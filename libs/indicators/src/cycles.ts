/**
 * The codes whose chain of parents comes back to themselves. All of them, whichever the walk begins with:
 * so the tree does not depend on the order in which agencies are looked at.
 */
export function membersOfCycles(parents: ReadonlyMap<string, string>): readonly string[] {
  const walkOf = new Map<string, string>();
  const members: string[] = [];
  for (const begin of parents.keys()) {
    let at: string | undefined = begin;
    for (; at !== undefined && !walkOf.has(at); at = parents.get(at)) walkOf.set(at, begin);
    if (at !== undefined && walkOf.get(at) === begin) members.push(...circle(parents, at));
  }
  return members;
}

function circle(parents: ReadonlyMap<string, string>, begin: string): readonly string[] {
  const members = [begin];
  for (let at = parents.get(begin); at !== undefined && at !== begin; at = parents.get(at)) members.push(at);
  return members;
}
