import { Inject, Injectable } from '@nestjs/common';
import { type AgencyTree, figureDay, type Period, periodLabel, sharedDims, stage } from '#indicators';
import { type Coverage, type Group, readCoverage, readFigures, type Reading } from '#read-models';
import { Problem } from '#runtime';
import { type AskedGroup, checkOrgs, groupsOf } from './groups.js';
import { type Known, Knowledge } from './knowledge.js';
import type { ObservationQuery } from './observation-query.js';
import { QUERY, type QueryParts } from './query-parts.js';
import type { Row } from './row.js';
import { type FigureOf, figureRow, missingRow, type RowContext } from './row-of.js';
import { narrowed } from './narrowed.js';
import { type Parts, partsOf, type Subject } from './subjects.js';
import { Quality } from './quality.js';
import { Warnings, type Warning, warningWords } from './warnings.js';

export type Observed = Readonly<{ rows: readonly Row[]; warnings: readonly Warning[] }>;

/** A question may ask for this many figures at once. */
const mostFigures = 300_000;

/** Answers questions with rows: figures of groups for periods, with what an official asks next. */
@Injectable()
export class Observations {
  private readonly quality: Quality;

  constructor(
    @Inject(QUERY) private readonly parts: QueryParts,
    private readonly knowledge: Knowledge,
  ) {
    this.quality = new Quality(parts.database.pool);
  }

  /** All rows, in the order subject, period, org; filtered by `having`. */
  async observe(query: ObservationQuery): Promise<Observed> {
    checkOrgs(query.orgs, query.orgKinds);
    const known = await this.knowledge.at(query.asOf);
    const warnings = new Warnings();
    if (query.asOf !== undefined && !(await this.knowledge.isClosed(query.asOf))) {
      warnings.add('as-of-not-closed', warningWords['as-of-not-closed'](query.lang, query.asOf));
    }
    const rows: Row[] = [];
    for (const period of query.periods) rows.push(...(await this.ofPeriod(query, known, period, warnings)));
    const kept = rows.filter((row) => query.having.every((holds) => holds(row)));
    return { rows: kept, warnings: warnings.all() };
  }

  /** What the ledger is asked with for groups in a period. */
  reading(known: Known, period: Period, tree: AgencyTree, groups: readonly Group[]): Reading {
    const { pool } = this.parts.database;
    const { generations, today, asOf, plan } = known;
    return { pool, generations, tree, groups, period, today, asOf, surveys: plan.book.surveys };
  }

  private async ofPeriod(
    query: ObservationQuery,
    known: Known,
    period: Period,
    warnings: Warnings,
  ): Promise<readonly Row[]> {
    const day = figureDay(period, known.today);
    const tree = known.plan.treeOn(query.boundaries ?? day);
    const asked = groupsOf(query.orgs, query.orgKinds, tree);
    refuseTooMany(asked.length * query.subjects.length * query.periods.length);
    const reading = this.reading(
      known,
      period,
      tree,
      asked.filter(({ exists }) => exists).map(({ group }) => group),
    );
    warnOf({ query, period, today: known.today, asked, tree }, warnings);
    const coverage = new Map<string, Promise<ReadonlyMap<Group, Coverage>>>();
    const rows: Row[] = [];
    for (const subject of query.subjects) {
      const parts = partsOf(subject, period, query.definition);
      const kinds = systemKinds(subject);
      const key = kinds.join(' ');
      const covered = coverage.get(key) ?? readCoverage(reading, known.plan.book.systems, kinds);
      coverage.set(key, covered);
      const context = { query, known, period, day, tree, subject, parts, coverage: await covered };
      rows.push(...(await this.ofSubject(context, reading, asked)));
    }
    return rows;
  }

  private async ofSubject(
    context: RowContext,
    reading: Reading,
    asked: readonly AskedGroup[],
  ): Promise<readonly Row[]> {
    const { parts, query, subject } = context;
    const applying = asked.filter(
      ({ group, exists }) => exists && parts !== undefined && applies(subject, group, context.tree),
    );
    const figures = new Map<Group, FigureOf[]>();
    if (parts !== undefined) {
      refuseForeignDims(parts, query);
      const own = { ...reading, groups: applying.map(({ group }) => group) };
      const question = { ...narrowed(parts, query.filters), groupBy: query.groupBy, silence: parts.silence };
      for (const figure of await readFigures(own, question)) {
        figures.set(figure.group, [...(figures.get(figure.group) ?? []), figure]);
      }
    }
    const rows: Row[] = [];
    for (const { group } of asked) {
      const found = figures.get(group);
      if (found === undefined) {
        if (!applying.some((candidate) => candidate.group === group)) rows.push(missingRow(context, group));
        continue;
      }
      for (const figure of found) rows.push(await this.completed(context, reading, figure));
    }
    return rows;
  }

  private async completed(context: RowContext, reading: Reading, figure: FigureOf): Promise<Row> {
    const row = figureRow(context, figure);
    if (!context.query.include.has('quality') || context.parts === undefined) return row;
    const own = { ...reading, groups: [figure.group] };
    return { ...row, ...(await this.quality.of(own, narrowed(context.parts, context.query.filters))) };
  }
}

function applies(subject: Subject, { org }: Group, tree: AgencyTree): boolean {
  if (subject.kind === 'measure' || org === 'VN') return true;
  const kind = tree.kindOf(org);
  return kind !== undefined && subject.indicator.kinds.includes(kind);
}

function systemKinds(subject: Subject): readonly string[] {
  return subject.kind === 'indicator' ? subject.indicator.needs.systemKinds : [];
}

function refuseTooMany(figures: number): void {
  if (figures <= mostFigures) return;
  throw new Problem({
    code: 'too-many-rows',
    detail: {
      vi: `câu hỏi gồm ${figures} số liệu, tối đa ${mostFigures}: chia theo kỳ hoặc cơ quan`,
      en: `the question asks for ${figures} figures, at most ${mostFigures}: divide it by period or agency`,
    },
  });
}

/** Numerator and denominator are told apart and filtered by the same dimensions only. */
function refuseForeignDims(parts: Parts, { groupBy, filters }: ObservationQuery): void {
  const shared = sharedDims(parts.numeratorExpression, parts.denominatorExpression);
  const foreign = [...groupBy, ...Object.keys(filters)].filter((dim) => !shared.includes(dim));
  if (foreign.length === 0) return;
  const errors = foreign.map((parameter) => ({
    in: 'query',
    parameter,
    code: 'invalid-parameter',
    detail: `numerator and denominator share only ${shared.join(', ') || 'no dimension'}`,
  }));
  throw new Problem({ code: 'invalid-parameter', errors });
}

type Asked = Readonly<{
  query: ObservationQuery;
  period: Period;
  today: string;
  asked: readonly AskedGroup[];
  tree: AgencyTree;
}>;

function warnOf({ query, period, today, asked, tree }: Asked, warnings: Warnings): void {
  if (stage(period, today) !== 'final') {
    warnings.add('provisional-period', warningWords['provisional-period'](query.lang, periodLabel(period, query.lang)));
  }
  for (const { group, exists } of asked) {
    if (exists) continue;
    warnings.add('org-not-there', warningWords['org-not-there'](query.lang, group.org, tree.place(group.org)));
  }
}
