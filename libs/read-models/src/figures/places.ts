import type { AgencyTree } from '#indicators';
import type { Pool } from 'pg';

/** A group of agencies as a question names it. */
export type Group = Readonly<{ org: string; scope: 'under' | 'own' }>;

/** Every acting agency that has a row in the ledger. */
export async function ledgerAgencies(pool: Pool, generations: readonly number[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ agency: string }>(
    'select distinct agency from read_model.ledger_agency where generation = any($1)',
    [generations],
  );
  return rows.map(({ agency }) => agency);
}

/** Those whose place in the tree lies in one of the groups. */
export function agenciesOf(agencies: readonly string[], groups: readonly Group[], tree: AgencyTree): readonly string[] {
  const under = new Set(groups.filter(({ scope }) => scope === 'under').map(({ org }) => org));
  const own = new Set(groups.filter(({ scope }) => scope === 'own').map(({ org }) => org));
  return agencies.filter((agency) => {
    const [place, ...above] = tree.groupsOf(agency);
    return place !== undefined && (own.has(place) || under.has(place) || above.some((org) => under.has(org)));
  });
}

/**
 * Adds up rows by the group that they belong to. Every row has exactly one place, and it counts for that place and all
 * above it, so a group is its own rows and its children's.
 */
export function rolledUp<Row extends Readonly<{ agency: string }>, Total>(
  rows: readonly Row[],
  groups: readonly Group[],
  tree: AgencyTree,
  add: Readonly<{ start: () => Total; row: (total: Total, row: Row) => Total }>,
): ReadonlyMap<Group, Total> {
  const wanted = { under: byOrg(groups, 'under'), own: byOrg(groups, 'own') };
  const totals = new Map<Group, Total>(groups.map((group) => [group, add.start()]));
  const count = (group: Group | undefined, row: Row): void => {
    const total = group === undefined ? undefined : totals.get(group);
    if (group !== undefined && total !== undefined) totals.set(group, add.row(total, row));
  };
  for (const row of rows) {
    const places = tree.groupsOf(row.agency);
    count(wanted.own.get(places[0] ?? ''), row);
    for (const org of places) count(wanted.under.get(org), row);
  }
  return totals;
}

function byOrg(groups: readonly Group[], scope: Group['scope']): ReadonlyMap<string, Group> {
  return new Map(groups.filter((group) => group.scope === scope).map((group) => [group.org, group]));
}
