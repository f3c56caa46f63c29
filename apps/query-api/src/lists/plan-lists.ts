import type { KnownPlan } from '#read-models';
import { indicatorForm, orgForm } from '../parameters/forms.js';
import type { Row } from '../row.js';
import type { List } from './list.js';
import { Parameter } from '../parameters/parameter.js';

type Book = KnownPlan['book'];

export class ObstaclesQuery {
  @Parameter(orgForm)
  org?: string;

  @Parameter(indicatorForm)
  indicator?: string;

  @Parameter({ oneOf: ['obstacle', 'proposal'], about: { vi: 'Tồn tại hay đề xuất', en: 'Obstacle or proposal' } })
  kind?: string;

  @Parameter({ oneOf: ['open', 'resolved'], about: { vi: 'Tình trạng', en: 'State' } })
  state?: string;
}

/** Obstacles and proposals, the newest first. */
export const obstacles: List<ObstaclesQuery> = {
  shape: ObstaclesQuery,
  key: ['id'],
  columns: ['id', 'kind', 'org', 'org_name', 'indicator', 'task', 'text', 'raised_on', 'resolved_on', 'state'],
  rows: ({ org, indicator, kind, state }, { plan, known, lang }) => {
    const tree = plan.treeOn(known.today);
    return plan.book.obstacles
      .map((obstacle): Row => ({
        id: obstacle.id,
        kind: obstacle.kind,
        org: obstacle.agency,
        org_name: tree.namesOf(obstacle.agency, lang) ?? null,
        indicator: obstacle.indicator ?? null,
        task: obstacle.task ?? null,
        text: obstacle.text,
        raised_on: obstacle.raisedOn,
        resolved_on: obstacle.resolvedOn ?? null,
        state: obstacle.resolvedOn === undefined ? 'open' : 'resolved',
      }))
      .filter((row) => meets(row, { org, indicator, kind, state }))
      .sort((a, b) => descending(a, b, 'raised_on'));
  },
};

export class PilotsQuery {
  @Parameter(orgForm)
  org?: string;

  @Parameter(indicatorForm)
  indicator?: string;

  @Parameter({ day: true, about: { vi: 'Đang thí điểm vào ngày này', en: 'Running on this day' } })
  at?: string;
}

/** Pilots, the newest first. */
export const pilots: List<PilotsQuery> = {
  shape: PilotsQuery,
  key: ['id'],
  columns: ['id', 'orgs', 'indicator', 'from', 'to', 'ended'],
  rows: ({ org, indicator, at }, { plan }) =>
    plan.book.pilots
      .filter((pilot) => org === undefined || pilot.agencies.includes(org))
      .filter((pilot) => indicator === undefined || pilot.indicator === indicator)
      .filter(({ from, to }) => at === undefined || (from <= at && at <= to))
      .map(({ id, agencies, indicator: about, from, to, ended }): Row => {
        return { id, orgs: agencies, indicator: about ?? null, from, to, ended };
      })
      .sort((a, b) => descending(a, b, 'from')),
};

export class SurveysQuery {
  @Parameter({
    pattern: /^[a-z0-9-]{1,40}$/,
    example: 'egdi',
    about: { vi: 'Tên khảo sát', en: 'Name of the survey' },
  })
  survey?: string;

  @Parameter({ pattern: /^[A-Z]{2,3}$/, example: 'VN', about: { vi: 'Quốc gia', en: 'Country' } })
  country?: string;

  @Parameter({ whole: { least: 1990, most: 2100 }, about: { vi: 'Năm', en: 'Year' } })
  year?: number;
}

/** What outside bodies found, the newest first. */
export const surveys: List<SurveysQuery> = {
  shape: SurveysQuery,
  key: ['survey', 'year', 'country'],
  columns: ['survey', 'year', 'country', 'rank', 'values'],
  rows: ({ survey, country, year }, { plan }) =>
    plan.book.surveys
      .map(surveyRow)
      .filter((row) => meets(row, { survey, country, year }))
      .sort((a, b) => Number(b['year']) - Number(a['year']) || Number(a['rank']) - Number(b['rank'])),
};

/** Each survey has values of its own, so they stand in one member: `osi=0.6529`. */
function surveyRow({ survey, year, country, rank, values }: Book['surveys'][number]): Row {
  return { survey, year, country, rank, values: Object.entries(values).map(([name, value]) => `${name}=${value}`) };
}

/** The row's members are as asked, where something is asked of them. */
function meets(row: Row, asked: Readonly<Record<string, string | number | undefined>>): boolean {
  return Object.entries(asked).every(([name, value]) => value === undefined || row[name] === value);
}

function descending(a: Row, b: Row, name: string): number {
  return String(b[name]).localeCompare(String(a[name]), 'en');
}
