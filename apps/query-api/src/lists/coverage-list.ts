import { addDays, daysBetween, figureDay, parsePeriod, type Period } from '#indicators';
import {
  type KnownPlan,
  readFlagsByPlace,
  readMissingNumbers,
  readSourceFaults,
  readSourceTraffic,
  type SourceFaults,
  type SourceTraffic,
} from '#read-models';
import type { QueryParts } from '../query-parts.js';
import type { Row } from '../row.js';
import { orgForm, orgKindForm, periodForm } from '../parameters/forms.js';
import type { List, Listing } from './list.js';
import { Parameter } from '../parameters/parameter.js';
import { requiredPeriod } from '../parameters/required.js';

type Pool = QueryParts['database']['pool'];
type Book = KnownPlan['book'];

export class CoverageQuery {
  @Parameter(periodForm)
  period?: string;

  @Parameter({ ...orgForm, about: { vi: 'Cơ quan này và cấp dưới', en: 'This agency and those under it' } })
  org?: string;

  @Parameter(orgKindForm)
  org_kind?: string;
}

/** Every source that is registered or spoke: what was expected of it in a period, and what came. */
export function coverageList(pool: Pool): List<CoverageQuery> {
  return {
    shape: CoverageQuery,
    key: ['source'],
    columns: [
      ...['org', 'org_name', 'org_kind', 'source', 'system_kind', 'registered', 'reporting', 'expected', 'seen'],
      ...['difference', 'last_event_on', 'silent_days', 'gap_days', 'sequence_gaps', 'resent', 'quarantined'],
      ...['sequence_missing', 'flags'],
    ],
    rows: async ({ period, org, org_kind: kinds }, listing) => {
      const asked = requiredPeriod(period, listing.lang);
      const rows = await sourceRows(pool, asked, listing);
      const tree = listing.plan.treeOn(figureDay(asked, listing.known.today));
      return rows
        .filter((row) => org === undefined || tree.groupsOf(String(row['org'])).includes(org))
        .filter((row) => kinds === undefined || kinds.split(',').includes(String(row['org_kind'])))
        .sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
    },
    summary: (rows) => ({
      registered: rows.filter(({ registered }) => registered === true).length,
      reporting: rows.filter((row) => row['registered'] === true && row['reporting'] === true).length,
    }),
  };
}

async function sourceRows(pool: Pool, period: Period, { plan, known, lang }: Listing): Promise<readonly Row[]> {
  const day = figureDay(period, known.today);
  const window = { from: period.start, to: period.end, asOf: known.asOf };
  const question = { pool, generations: known.generations, ...window };
  const traffic = byKey(await readSourceTraffic(question), ({ source }) => source);
  const faults = byKey(await readSourceFaults(question), ({ source }) => source);
  const systems = byKey(plan.book.systems, ({ urn }) => urn);
  const gapped = [...faults.values()].filter(({ missing }) => missing > 0).map(({ source }) => source);
  const missing = await readMissingNumbers(question, gapped);
  const tree = plan.treeOn(day);
  const flags = await readFlagsByPlace({
    ...{ pool, tree, period, generations: known.generations, today: known.today, asOf: known.asOf },
    ...{ groups: [{ org: 'VN', scope: 'under' }], surveys: plan.book.surveys },
  });
  return [...new Set([...systems.keys(), ...traffic.keys(), ...faults.keys()])].map((source) => {
    const system = systems.get(source);
    const agency = system?.agency ?? traffic.get(source)?.agency ?? source.split(':')[2] ?? 'VN';
    const org = tree.place(agency);
    return {
      ...{ org, org_name: tree.namesOf(org, lang) ?? null, org_kind: tree.kindOf(org) ?? null, source },
      system_kind: system?.kind ?? null,
      registered: system !== undefined && isRegistered(system, day),
      ...trafficMembers(traffic.get(source), { period, day, expected: expectedOf(source, period, plan.book) }),
      ...faultMembers(faults.get(source), missing.get(source)),
      ...flagMembers(flags.get(org)),
    };
  });
}

type Expectation = Readonly<{ period: Period; day: string; expected: number | null }>;

/** Days of the period that have passed are those up to its figure's day. */
function trafficMembers(traffic: SourceTraffic | undefined, { period, day, expected }: Expectation): Row {
  const { seen = 0, days = 0, lastOn = null } = traffic ?? {};
  const passed = Math.max(0, daysBetween(period.start, addDays(day, 1)));
  return {
    reporting: seen > 0,
    expected,
    seen,
    difference: expected === null ? null : seen - expected,
    last_event_on: lastOn,
    silent_days: lastOn === null ? null : Math.max(0, daysBetween(lastOn, day)),
    gap_days: Math.max(0, passed - days),
  };
}

function faultMembers(faults: SourceFaults | undefined, gaps: readonly string[] = []): Row {
  const { missing = 0, resent = 0, quarantined = 0 } = faults ?? {};
  return { sequence_gaps: missing, resent, quarantined, sequence_missing: gaps };
}

/** Of the agency itself, not of those under it. */
function flagMembers(flags = ''): Row {
  return { flags };
}

/** What the source says that it sent in the days and months of the period; null if it says nothing. */
function expectedOf(source: string, { start, end }: Period, { counts }: Book): number | null {
  const declared = counts.filter(({ system, within }) => {
    const told = system === source ? parsePeriod(within) : undefined;
    return told !== undefined && told.start >= start && told.end <= end;
  });
  return declared.length === 0 ? null : declared.reduce((sum, { count }) => sum + count, 0);
}

function isRegistered({ registration }: Book['systems'][number], day: string): boolean {
  return registration.findLast(({ from }) => from <= day)?.value === true;
}

function byKey<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [key(item), item]));
}

function keyOf(row: Row): string {
  return `${String(row['org'])} ${String(row['source'])}`;
}
