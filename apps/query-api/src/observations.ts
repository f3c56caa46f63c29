import { Injectable } from '@nestjs/common';
import { type AgencyTree, figureDay, type Period } from '#indicators';
import { type Coverage, type Figure, type Group, readCoverage, readFigures, type Reading } from '#read-models';
import { type AskedGroup, groupsOf } from './groups.js';
import { type Known, Knowledge } from './knowledge.js';
import { narrowed } from './narrowed.js';
import type { ObservationQuery } from './observation-query.js';
import { qualityOf } from './quality.js';
import { refuseForeignDims, refuseTooMany, refuseTooMuchQuality } from './refusals.js';
import type { Row } from './row.js';
import { figureRow, missingRow, type RowContext } from './row-of.js';
import { type Parts, partsOf, type Subject } from './subjects.js';
import { Warnings, type Warning, warningWords, warnOfPeriod, warnOfRows } from './warnings.js';

export type Observed = Readonly<{ rows: readonly Row[]; warnings: readonly Warning[] }>;

/** Answers questions with rows: figures of groups for periods, with what an official asks next. */
@Injectable()
export class Observations {
  constructor(private readonly knowledge: Knowledge) {}

  /** All rows, in the order period, subject, org; filtered by `having`. All of them are of one moment. */
  async observe(query: ObservationQuery): Promise<Observed> {
    return await this.knowledge.within(query.asOf, async (known) => {
      const warnings = new Warnings();
      if (query.asOf !== undefined && !known.closed) {
        warnings.add('as-of-not-closed', warningWords['as-of-not-closed'](query.lang, query.asOf));
      }
      const rows: Row[] = [];
      for (const period of query.periods) rows.push(...(await this.ofPeriod(query, known, period, warnings)));
      const kept = rows.filter((row) => query.having.every((holds) => holds(row)));
      warnOfRows(kept, query.lang, warnings);
      return { rows: kept, warnings: warnings.all() };
    });
  }

  /** What the ledger is asked with for groups in a period. */
  reading(known: Known, period: Period, tree: AgencyTree, groups: readonly Group[]): Reading {
    const { pool, generations, today, asOf, plan } = known;
    return { pool, generations, tree, groups, period, today, asOf, surveys: plan.book.surveys };
  }

  private async ofPeriod(
    query: ObservationQuery,
    known: Known,
    period: Period,
    warnings: Warnings,
  ): Promise<readonly Row[]> {
    // a stock on a day that is asked for is of that day, though less is known than up to it
    const today = query.on !== undefined && query.on > known.today ? query.on : known.today;
    const day = figureDay(period, today);
    const tree = known.plan.treeOn(query.boundaries ?? day);
    const asked = groupsOf(query.orgs, query.orgKinds, tree);
    refuseTooMany(asked.length * query.subjects.length * query.periods.length);
    if (query.include.has('quality')) refuseTooMuchQuality(asked.length * query.subjects.length * query.periods.length);
    const there = asked.filter(({ exists }) => exists).map(({ group }) => group);
    const reading = this.reading({ ...known, today }, period, tree, there);
    warnOfPeriod({ query, period, today: known.today, tree }, warnings);
    const coverages = new Coverages(reading, known);
    const rows: Row[] = [];
    for (const subject of query.subjects) {
      const parts = partsOf(subject, period, query.definition);
      const coverage = await coverages.of(subject);
      const context = { query, known, period, day, tree, subject, parts, coverage };
      rows.push(...(await this.ofSubject(context, reading, asked)));
    }
    return rows;
  }

  private async ofSubject(
    context: RowContext,
    reading: Reading,
    asked: readonly AskedGroup[],
  ): Promise<readonly Row[]> {
    const { parts, query, subject, tree } = context;
    if (parts === undefined) return asked.map(({ group }) => missingRow(context, group));
    refuseForeignDims(parts, query);
    const meant = asked.filter(({ group, exists }) => exists && applies(subject, group, tree));
    const figures = await figuresOf({ ...reading, groups: meant.map(({ group }) => group) }, parts, query);
    const rows: Row[] = [];
    for (const { group } of asked) {
      const found = figures.get(group);
      if (found === undefined) rows.push(missingRow(context, group));
      for (const figure of found ?? []) {
        const quality = query.include.has('quality')
          ? await this.quality(context, { ...reading, groups: [group] })
          : {};
        rows.push({ ...figureRow(context, figure), ...quality });
      }
    }
    return rows;
  }

  private async quality({ parts, query, known }: RowContext, reading: Reading): Promise<Row> {
    if (parts === undefined) return {};
    return await qualityOf(reading, { ...parts, ...narrowed(parts, query.filters) }, known.plan);
  }
}

/** Figures by their group. A group of which nothing can be divided has its figure undivided: it does not vanish. */
async function figuresOf(
  reading: Reading,
  parts: Parts,
  { filters, groupBy }: ObservationQuery,
): Promise<ReadonlyMap<Group, readonly Figure[]>> {
  const question = { ...narrowed(parts, filters), silence: parts.silence };
  const figures = new Map<Group, Figure[]>();
  const add = (figure: Figure): void => {
    const others = figures.get(figure.group);
    if (others === undefined) figures.set(figure.group, [figure]);
    else others.push(figure);
  };
  for (const figure of await readFigures(reading, { ...question, groupBy })) add(figure);
  const rest = reading.groups.filter((group) => !figures.has(group));
  if (rest.length === 0) return figures;
  for (const figure of await readFigures({ ...reading, groups: rest }, { ...question, groupBy: [] })) add(figure);
  return figures;
}

/** Coverage depends on the kinds of system that an indicator needs, and many need the same. */
class Coverages {
  private readonly known = new Map<string, ReadonlyMap<Group, Coverage>>();

  constructor(
    private readonly reading: Reading,
    private readonly at: Known,
  ) {}

  async of(subject: Subject): Promise<ReadonlyMap<Group, Coverage>> {
    const kinds = subject.kind === 'indicator' ? subject.indicator.needs.systemKinds : [];
    const key = kinds.join(' ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const coverage: ReadonlyMap<Group, Coverage> =
      kinds.length === 0 ? new Map() : await readCoverage(this.reading, this.at.plan.book.systems, kinds);
    this.known.set(key, coverage);
    return coverage;
  }
}

function applies(subject: Subject, { org }: Group, tree: AgencyTree): boolean {
  if (subject.kind === 'measure' || org === 'VN') return true;
  const kind = tree.kindOf(org);
  return kind !== undefined && subject.indicator.kinds.includes(kind);
}
