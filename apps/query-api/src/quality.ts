import { addDays, figureDay } from '#indicators';
import { countAfterEnd, type EndedAgency, type KnownPlan, readChanges, readFlags, type Reading } from '#read-models';
import type { Row } from './row.js';
import type { Parts } from './subjects.js';

type Counted = Pick<Parts, 'numerator' | 'denominator' | 'silence'>;

/** How often a figure changed, and what is doubtful about the entities behind it. */
export async function qualityOf(reading: Reading, parts: Counted, plan: KnownPlan): Promise<Row> {
  const days = new Set<string>();
  for (const term of [...parts.numerator, ...(parts.denominator ?? [])]) {
    for (const { recordedOn } of await readChanges(reading, term)) days.add(recordedOn);
  }
  const flags = new Map(await readFlags(reading));
  const aliases = await lateAliases(reading, parts, plan);
  if (aliases > 0) flags.set('late-alias', aliases);
  return { revision: days.size, flags: [...flags].map(([flag, count]) => `${flag}:${count}`).join(' ') };
}

/** What is counted for agencies of the group that no longer existed on the day that it is counted for. */
async function lateAliases(reading: Reading, { silence }: Counted, plan: KnownPlan): Promise<number> {
  const { pool, generations, period, today, asOf } = reading;
  const flow = silence.measures.every(({ kind }) => kind === 'flow');
  return await countAfterEnd({
    ...{ pool, generations, asOf },
    measures: silence.measures.map(({ name }) => name),
    ended: endedAgencies(reading, plan),
    from: flow ? period.start : undefined,
    to: addDays(figureDay(period, today), 1),
  });
}

function endedAgencies({ tree, groups, period }: Reading, plan: KnownPlan): readonly EndedAgency[] {
  const ends = plan.book.agencies.filter(({ kind }) => kind === 'merged' || kind === 'dissolved');
  return [...new Set(ends.map(({ agency }) => agency))].flatMap((agency) => {
    const until = tree.validityOf(agency)?.until;
    if (until === undefined || until >= period.end) return [];
    const [place, ...above] = tree.groupsOf(agency);
    const within = groups.some(({ org, scope }) => org === place || (scope === 'under' && above.includes(org)));
    return within ? [{ agency, until }] : [];
  });
}
