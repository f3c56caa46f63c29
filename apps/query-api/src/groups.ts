import type { AgencyTree } from '#indicators';
import type { Group } from '#read-models';
import type { Faults } from './faults.js';

/** A group that is asked for, and whether it exists on the tree's day. */
export type AskedGroup = Readonly<{ group: Group; exists: boolean }>;

const shape = /^(?:(own|children|tree):)?([A-Z0-9]+(?:\.[A-Z0-9]+)*)$/;
const longestCode = 35;

/** The orgs as they were given; what could be none is a fault. */
export function checkOrgs(orgs: readonly string[], faults: Faults): readonly string[] {
  for (const org of orgs) {
    const [, , code = ''] = shape.exec(org) ?? [];
    if (code !== '' && code.length <= longestCode) continue;
    const [shown, forms] = [org.slice(0, 40), 'H58, own:H58, children:H58, tree:H58, VN, self'];
    const words = { vi: `'${shown}' không có dạng ${forms}.`, en: `'${shown}' is none of ${forms}.` };
    const upper = org.toUpperCase().replace(/^(OWN|CHILDREN|TREE):/, (scope) => scope.toLowerCase());
    faults.add('org', 'unknown-org', words, shape.test(upper) ? upper : undefined);
  }
  return orgs;
}

/** The groups that `org` names under a tree, each once, in the order asked. */
export function groupsOf(
  orgs: readonly string[],
  kinds: readonly string[] | undefined,
  tree: AgencyTree,
): readonly AskedGroup[] {
  const groups = new Map<string, AskedGroup>();
  for (const org of orgs) {
    for (const group of expanded(org, tree)) {
      const kind = tree.kindOf(group.org);
      if (kinds !== undefined && (kind === undefined || !kinds.includes(kind))) continue;
      groups.set(`${group.scope}:${group.org}`, { group, exists: tree.exists(group.org) });
    }
  }
  return [...groups.values()];
}

/** The codes that are asked for by name and do not exist on the tree's day. */
export function missingOrgs(orgs: readonly string[], tree: AgencyTree): readonly string[] {
  const codes = orgs.map((org) => shape.exec(org)?.[2] ?? '');
  return [...new Set(codes)].filter((code) => code !== '' && !tree.exists(code));
}

/** As it is written in a row. */
export function groupName({ org, scope }: Group): string {
  return scope === 'own' ? `own:${org}` : org;
}

function expanded(org: string, tree: AgencyTree): readonly Group[] {
  const [, scope, code = ''] = shape.exec(org) ?? [];
  const under = (one: string): Group => ({ org: one, scope: 'under' });
  if (scope === 'own') return [{ org: code, scope: 'own' }];
  if (scope === 'children') return tree.childrenOf(code).map(under);
  if (scope === 'tree') return tree.under(code).map(under);
  return [under(code)];
}
