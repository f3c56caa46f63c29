import { Injectable } from '@nestjs/common';
import { addDays, baseMeasures, figureDay, parsePeriod, targetOn } from '#indicators';
import { type Group, readFigures, readLateChanges, readSourceFaults, readSourceTraffic } from '#read-models';
import type { Row } from '../row.js';
import type { Asked } from './explanations.js';

export type Circumstances = Readonly<{
  excluded: readonly Row[];
  late: Readonly<{ events: number; after_period_end: number }>;
  sources: readonly Row[];
  top_contributors: readonly Row[];
  target: Row | null;
}>;

const mostContributors = 5;

/** What else is to be known of a figure: who sent what, what came late or does not count, and who made it. */
@Injectable()
export class CircumstancesOf {
  async figure(asked: Asked): Promise<Circumstances> {
    const faults = await this.faults(asked);
    return {
      excluded: [
        { reason: 'duplicate', events: faults.reduce((sum, { resent }) => sum + resent, 0) },
        { reason: 'quarantined', events: faults.reduce((sum, { quarantined }) => sum + quarantined, 0) },
      ],
      late: await this.late(asked),
      sources: await this.sources(asked),
      top_contributors: await this.contributors(asked),
      target: targetOf(asked),
    };
  }

  private async faults(asked: Asked): ReturnType<typeof readSourceFaults> {
    const faults = await readSourceFaults(windowOf(asked));
    return faults.filter(({ source }) => isOf(asked, source.split(':')[2] ?? ''));
  }

  /** Counted as changes of the ledger: a correction takes one away and adds another. */
  private async late(asked: Asked): Promise<Circumstances['late']> {
    const { period, parts, known } = asked;
    const expression = [...parts.numeratorExpression, ...parts.denominatorExpression];
    const measures = baseMeasures(expression).map(({ name }) => name);
    const flow = baseMeasures(expression).every(({ kind }) => kind === 'flow');
    const changes = await readLateChanges({
      ...windowOf(asked),
      measures,
      from: flow ? period.start : undefined,
      to: addDays(figureDay(period, known.today), 1),
      periodEnd: period.lastDay,
    });
    const own = changes.filter(({ agency }) => isOf(asked, agency));
    return {
      events: own.reduce((sum, { late }) => sum + late, 0),
      after_period_end: own.reduce((sum, { afterPeriodEnd }) => sum + afterPeriodEnd, 0),
    };
  }

  private async sources(asked: Asked): Promise<readonly Row[]> {
    const { period, subject, known } = asked;
    const { systems, counts } = known.plan.book;
    const kinds: readonly string[] = subject.kind === 'indicator' ? subject.indicator.needs.systemKinds : [];
    const traffic = await readSourceTraffic(windowOf(asked));
    return traffic
      .filter(({ agency, seen }) => seen > 0 && isOf(asked, agency))
      .filter(({ source }) => {
        const kind = systems.find(({ urn }) => urn === source)?.kind;
        return kind === undefined || kinds.length === 0 || kinds.includes(kind);
      })
      .map(({ source, seen }) => {
        const told = counts.filter(({ system, within }) => system === source && isWithin(within, period));
        const declared = told.length === 0 ? null : told.reduce((sum, { count }) => sum + count, 0);
        return { source, accepted: seen, declared, difference: declared === null ? null : seen - declared };
      });
  }

  /** The parts of the group that add most to the numerator; own rows are a part too. */
  private async contributors({ group, reading, parts }: Asked): Promise<readonly Row[]> {
    if (group.scope === 'own') return [];
    const children = reading.tree.childrenOf(group.org).map((org): Group => ({ org, scope: 'under' }));
    if (children.length === 0) return [];
    const groups: readonly Group[] = [{ org: group.org, scope: 'own' }, ...children];
    const question = { numerator: parts.numerator, denominator: undefined, groupBy: [], silence: parts.silence };
    const figures = await readFigures({ ...reading, groups }, question);
    return figures
      .flatMap(({ group: { org, scope }, numerator }) =>
        numerator === null || numerator === 0 ? [] : [{ org: scope === 'own' ? `own:${org}` : org, numerator }],
      )
      .sort((a, b) => b.numerator - a.numerator)
      .slice(0, mostContributors);
  }
}

function windowOf({ reading, period }: Asked): Parameters<typeof readSourceTraffic>[0] {
  const { pool, generations, asOf } = reading;
  return { pool, generations, from: period.start, to: period.end, asOf };
}

function isOf({ reading, group }: Asked, agency: string): boolean {
  const places = reading.tree.groupsOf(agency);
  return group.scope === 'own' ? places[0] === group.org : places.includes(group.org);
}

function isWithin(within: string, { start, end }: Asked['period']): boolean {
  const told = parsePeriod(within);
  return told !== undefined && told.start >= start && told.end <= end;
}

function targetOf({ subject, known, group, period }: Asked): Row | null {
  if (subject.kind !== 'indicator') return null;
  const target = targetOn(known.plan.targetsOf(subject.indicator.id), group.org, figureDay(period, known.today));
  if (target === undefined) return null;
  const { value, basis, by } = target;
  return { value: Number(value.numerator) / Number(value.denominator), basis, by };
}
