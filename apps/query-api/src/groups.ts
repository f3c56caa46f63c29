import { agencyKinds, type AgencyTree } from '#indicators';
import type { Group } from '#read-models';
import { Faults } from './faults.js';

/** A group that is asked for, and whether it exists on the tree's day. */
export type AskedGroup = Readonly<{ group: Group; exists: boolean }>;

const shape = /^(?:(own|children|tree):)?([A-Z0-9]+(?:\.[A-Z0-9]+)*)$/;

/** @throws Problem if an org is none that could be. */
export function checkOrgs(orgs: readonly string[], kinds: readonly string[] | undefined): void {
  const faults = new Faults();
  for (const org of orgs) {
    if (shape.test(org)) continue;
    faults.add('org', 'unknown-org', `'${org.slice(0, 40)}' is not like H58, own:H58, children:H58 or tree:H58`);
  }
  for (const kind of kinds ?? []) {
    if (!agencyKinds.some((known) => known === kind)) {
      faults.add('org_kind', 'invalid-parameter', `is none of ${agencyKinds.join(', ')}`);
    }
  }
  faults.throwIfAny();
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

/** As it is written in a row. */
export function groupName({ org, scope }: Group): string {
  return scope === 'own' ? `own:${org}` : org;
}

function expanded(org: string, tree: AgencyTree): readonly Group[] {
  const [, scope, code = ''] = shape.exec(org) ?? [];
  const under = (one: string): Group => ({ org: one, scope: 'under' });
  if (scope === 'own') return [{ org: code, scope: 'own' }];
  if (scope === 'children') return tree.childrenOf(code).map(under);
  if (scope === 'tree') return [code, ...tree.under(code)].map(under);
  return [under(code)];
}
