import { Injectable } from '@nestjs/common';
import { figureDay } from '#indicators';
import { Answers } from '../answers.js';
import { delta } from '../comparisons.js';
import type { RawQuery } from '../faults.js';
import { Knowledge } from '../knowledge.js';
import { observationQuery } from '../observation-query.js';
import { withRanks } from '../ranks.js';
import type { Row } from '../row.js';
import { orgKindForm, orgForm, periodForm, indicatorForm } from '../parameters/forms.js';
import type { List, Listing } from './list.js';
import { Parameter } from '../parameters/parameter.js';
import { required, requiredPeriod } from '../parameters/required.js';

const boundariesForm = {
  day: true,
  about: { vi: 'Theo cây cơ quan của ngày này', en: 'Under the tree of this day' },
} as const;

export class ScorecardQuery {
  @Parameter(orgForm)
  org?: string;

  @Parameter(periodForm)
  period?: string;

  @Parameter(boundariesForm)
  boundaries?: string;
}

export class RankingsQuery {
  @Parameter(indicatorForm)
  indicator?: string;

  @Parameter(periodForm)
  period?: string;

  @Parameter(orgKindForm)
  org_kind?: string;

  @Parameter({
    pattern: /^((own|children|tree):)?[A-Z0-9.]{1,35}(,((own|children|tree):)?[A-Z0-9.]{1,35})*$/,
    example: 'children:VN',
    about: { vi: 'Các cơ quan được xếp hạng', en: 'The agencies that are ranked' },
  })
  org?: string;

  @Parameter({
    whole: { least: 1, most: 1_000 },
    about: { vi: 'Phiên bản định nghĩa', en: 'Version of the definition' },
  })
  definition?: number;

  @Parameter(boundariesForm)
  boundaries?: string;
}

/** Lists that are made of figures. */
@Injectable()
export class FigureLists {
  readonly scorecard: List<ScorecardQuery> = {
    shape: ScorecardQuery,
    key: ['indicator', 'org'],
    columns: [
      ...['indicator', 'indicator_name', 'org', 'org_name', 'org_kind', 'period', 'time', 'time_end', 'value'],
      ...['value_status', 'unit', 'numerator', 'denominator', 'target', 'gap', 'status', 'previous', 'delta', 'rank'],
      ...['ties', 'ranked', 'coverage', 'stage', 'definition_version', 'above_whole'],
    ],
    rows: (asked, listing) => this.scorecardRows(asked, listing),
  };

  readonly rankings: List<RankingsQuery> = {
    shape: RankingsQuery,
    key: ['indicator', 'org'],
    columns: [
      ...['rank', 'ties', 'indicator', 'indicator_name', 'org', 'org_name', 'org_kind', 'period', 'time', 'time_end'],
      ...['value', 'value_status', 'unit', 'numerator', 'denominator', 'target', 'gap', 'status', 'coverage', 'stage'],
      ...['definition_version', 'above_whole'],
    ],
    rows: (asked, listing) => this.rankingRows(asked, listing),
    summary: (rows) => ({
      ranked: count(rows, 'ok'),
      without_denominator: count(rows, 'undefined'),
      not_reporting: count(rows, 'not_reported'),
      not_applicable: count(rows, 'not_applicable'),
    }),
  };

  constructor(
    private readonly answers: Answers,
    private readonly knowledge: Knowledge,
  ) {}

  /** One row for each indicator that is meant for the agency, with its rank among its siblings of its kind. */
  private async scorecardRows({ org, period, boundaries }: ScorecardQuery, listing: Listing): Promise<readonly Row[]> {
    const { org: code, period: id } = required({ org, period }, listing.lang);
    const day = figureDay(requiredPeriod(id, listing.lang), listing.known.today);
    const question = { indicator: '*', period: id, boundaries };
    const own = await this.observed({ ...question, org: code, include: `${shown},previous` }, listing);
    const [first] = own;
    const parent = listing.plan.treeOn(boundaries ?? day).parentOf(code);
    const kind = first?.['org_kind'];
    const siblings =
      parent === undefined || typeof kind !== 'string'
        ? own
        : await this.observed({ ...question, org: `children:${parent}`, org_kind: kind }, listing);
    const ranks = new Map(withRanks(siblings).map((row) => [`${String(row['org'])} ${String(row['indicator'])}`, row]));
    const meant = own.filter((row) => row['value_status'] !== 'not_applicable');
    return (meant.length === 0 ? own : meant).map((row) => {
      const ranked = ranks.get(`${code} ${String(row['indicator'])}`);
      const among = siblings.filter(
        (other) => other['indicator'] === row['indicator'] && typeof other['value'] === 'number',
      );
      const place = { rank: ranked?.['rank'] ?? null, ties: ranked?.['ties'] ?? null, ranked: among.length };
      return { ...row, delta: delta(row['value'], row['previous']), ...place };
    });
  }

  /** The best first; without a value there is no rank, and those rows come last. */
  private async rankingRows(asked: RankingsQuery, listing: Listing): Promise<readonly Row[]> {
    const { indicator, period } = required({ indicator: asked.indicator, period: asked.period }, listing.lang);
    const question = {
      ...{ indicator, period, org: asked.org ?? 'children:VN', org_kind: asked.org_kind },
      ...{ boundaries: asked.boundaries, definition: asked.definition?.toString(), include: `${shown},rank` },
    };
    const rows = await this.observed(question, listing);
    const last = Number.MAX_SAFE_INTEGER;
    return [...rows].sort((a, b) => Number(a['rank'] ?? last) - Number(b['rank'] ?? last));
  }

  private async observed(raw: RawQuery, { known, lang, warnings }: Listing): Promise<readonly Row[]> {
    const given = Object.entries({ ...raw, as_of: known.asOf }).filter(([, value]) => value !== undefined);
    const context = { catalogue: this.knowledge.catalogue, today: this.knowledge.today(), lang };
    const observed = await this.answers.rows(observationQuery(Object.fromEntries(given), context));
    warnings.addAll(observed.warnings);
    return observed.rows;
  }
}

const shown = 'labels,target,components';

function count(rows: readonly Row[], status: string): number {
  return rows.filter((row) => row['value_status'] === status).length;
}
