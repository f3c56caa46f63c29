import {
  type AgencyTree,
  exceedsWhole,
  fraction,
  type Period,
  ratio,
  sixDecimals,
  stage,
  targetGap,
  targetOn,
  targetStatus,
} from '#indicators';
import type { Coverage, Figure, Group } from '#read-models';
import { groupName } from './groups.js';
import type { Known } from './knowledge.js';
import type { ObservationQuery } from './observation-query.js';
import type { Row } from './row.js';
import type { Parts, Subject } from './subjects.js';

/** A figure, or that there is none to be had. */
export type FigureOf = Omit<Figure, 'valueStatus'> &
  Readonly<{ valueStatus: Figure['valueStatus'] | 'not_applicable' }>;

/** What all rows of one subject and period share. */
export type RowContext = Readonly<{
  query: ObservationQuery;
  known: Known;
  period: Period;
  /** The day at whose end a stock is read and on which the target is chosen. */
  day: string;
  tree: AgencyTree;
  subject: Subject;
  parts: Parts | undefined;
  coverage: ReadonlyMap<Group, Coverage>;
}>;

export function figureRow(context: RowContext, figure: FigureOf): Row {
  const { query } = context;
  const dims = Object.fromEntries(query.groupBy.map((dim, index) => [dim, figure.dims[index] ?? null]));
  return {
    ...identity(context, figure.group),
    ...dims,
    ...values(context, figure),
    ...targets(context, figure),
    ...coverageOf(context, figure.group),
    ...standing(context),
  };
}

/** For a group that does not exist on the day, or that the catalogue excludes. */
export function missingRow(context: RowContext, group: Group): Row {
  const figure = { numerator: null, denominator: null, group, dims: [] };
  return figureRow(context, { ...figure, valueStatus: 'not_applicable' });
}

function identity({ query, tree, subject, period }: RowContext, group: Group): Row {
  const named = subject.kind === 'indicator' ? { indicator: subject.indicator.id } : { measure: subject.name };
  const labels = {
    ...(subject.kind === 'indicator' ? { indicator_name: subject.indicator.names[query.lang] } : {}),
    org_name: tree.namesOf(group.org, query.lang) ?? null,
    org_kind: tree.kindOf(group.org) ?? null,
  };
  return {
    ...named,
    org: groupName(group),
    ...(query.include.has('labels') ? labels : {}),
    period: period.id,
    time: `${period.start}T00:00:00+07:00`,
    time_end: `${period.end}T00:00:00+07:00`,
  };
}

function values({ query, subject }: RowContext, { numerator, denominator, valueStatus }: FigureOf): Row {
  const known = valueStatus === 'ok' && numerator !== null;
  const unit = subject.kind === 'indicator' ? subject.indicator.unit : 'count';
  const value = !known ? null : denominator === null ? numerator : Number(ratio(numerator, denominator));
  const components = query.include.has('components') || subject.kind === 'measure' ? { numerator, denominator } : {};
  const above = numerator !== null && denominator !== null && unit !== 'rank' && exceedsWhole(numerator, denominator);
  return { value, value_status: valueStatus, unit, ...components, ...(above ? { above_whole: true } : {}) };
}

function targets(
  { query, known, day, subject }: RowContext,
  { group, numerator, denominator, valueStatus }: FigureOf,
): Row {
  if (subject.kind === 'measure' || !query.include.has('target')) return {};
  const found = targetOn(known.plan.targetsOf(subject.indicator.id), group.org, day);
  // one that names no agency is every agency's to which the indicator applies
  const target = valueStatus === 'not_applicable' && found?.agency === undefined ? undefined : found;
  const value =
    valueStatus === 'ok' && numerator !== null && denominator !== null ? fraction(numerator, denominator) : undefined;
  return {
    target: target === undefined ? null : Number(sixDecimals(target.value)),
    gap: target === undefined || value === undefined ? null : Number(targetGap(target, value)),
    status: targetStatus(target, value, day),
  };
}

/** Registered systems of the needed kind that reported, of those registered; null where there are none. */
function coverageOf({ subject, coverage }: RowContext, group: Group): Row {
  if (subject.kind === 'measure') return {};
  const found = coverage.get(group);
  if (found === undefined || found.registered === 0) return { coverage: null };
  return { coverage: Number(ratio(found.reporting, found.registered)) };
}

function standing({ period, known, subject, parts }: RowContext): Row {
  const version = subject.kind === 'indicator' ? { definition_version: parts?.version ?? null } : {};
  return { stage: stage(period, known.today), ...version };
}
