import type { Place } from './addresses.js';
import { agenciesOf, figuresOf, indicatorsOf, metaOf, periodsOf } from './answers.js';
import type { Agency, Doubt, Figure, Indicator, Meta, Period } from './answers.js';
import type { Answer, Ask } from './api-client.js';
import { ApiFailure } from './api-failure.js';
import { nation, type Asked } from './asked.js';
import { doubtsOfAll, withoutDoubts } from './doubts.js';
import { words, type Lang } from './words.js';
import { newestReported } from './newest-reported.js';

/** An indicator of the catalogue with its figure; the catalogue says what the page shows. */
export type Line = Readonly<{ indicator: Indicator; figure: Figure }>;

/** All that the page says. */
export type Overview = Readonly<{
  place: Place;
  period: Period;
  /** All that can be chosen, the newest first. */
  periods: readonly Period[];
  /** Those right under the nation, and those right under the agency that is shown. */
  agencies: readonly Agency[];
  agencyName: string;
  lines: readonly Line[];
  /** What the API says of all figures alike: it is shown once. */
  doubts: readonly Doubt[];
  meta: Meta;
  /** For how many seconds all of it may be kept. */
  maxAge: number;
}>;

/** Asks the API for all that the page says. @throws ApiFailure */
export async function readOverview(ask: Ask, asked: Asked): Promise<Overview> {
  const [quarters, years, named] = await Promise.all([
    ask('/v1/periods', { grain: 'quarter' }),
    ask('/v1/periods', { grain: 'year' }),
    asked.period === undefined ? undefined : ask('/v1/periods', { from: asked.period, to: asked.period }),
  ]);
  const listed = periodsOf(quarters.body);
  const choice = { years: periodsOf(years.body), quarters: listed, asOf: asked.asOf };
  const period = named === undefined ? await newestReported(ask, choice) : firstOf(periodsOf(named.body));
  const place = { ...asked, period: period.id };
  const { answers, ...figures } = await readFigures(ask, place, period);
  return {
    ...figures,
    place,
    period: { ...period, stage: stageOf(period, figures) },
    periods: newestFirst([...listed, ...choice.years, period]),
    maxAge: Math.min(...[quarters, years, ...answers].map(({ maxAge }) => maxAge)),
  };
}

/** As it was known on the day that is asked for; the API calls a period live from before its first day. */
function stageOf({ stage }: Period, { lines, meta }: Pick<Overview, 'lines' | 'meta'>): string {
  if (meta.warnings.some(({ code }) => code === 'period-to-come')) return 'to-come';
  return lines.find(({ figure }) => figure.stage !== '')?.figure.stage ?? stage;
}

type Figures = Pick<Overview, 'agencies' | 'agencyName' | 'lines' | 'doubts' | 'meta'> &
  Readonly<{ answers: readonly Answer[] }>;

async function readFigures(ask: Ask, place: Place, period: Period): Promise<Figures> {
  const { lang, org, asOf } = place;
  const include = 'labels,target,components,quality';
  const tree = { at: treeDay(period, asOf), as_of: asOf };
  const under = org.replace(/^own:/, '');
  const answers = await Promise.all([
    ask('/v1/observations', { indicator: '*', org, period: period.id, include, as_of: asOf }),
    ask('/v1/indicators', {}),
    ask('/v1/orgs', { parent: nation, ...tree }),
    ask('/v1/orgs', { parent: under, ...tree }),
  ]);
  const [observed, indicators, top, children] = answers;
  const answered = figuresOf(observed.body);
  const named = answered.length === 0 || answered.some(({ agencyName }) => agencyName !== undefined);
  if (under !== nation && !named) throw noAgency(lang);
  const doubts = doubtsOfAll(answered);
  const figures = answered.map((figure) => withoutDoubts(figure, doubts));
  const name = figures[0]?.agencyName ?? (under === nation ? words[lang].nation : under);
  const agencyName = under === org ? name : `${name} (${words[lang].own})`;
  const agencies = [...agenciesOf(top.body, lang), ...(under === nation ? [] : agenciesOf(children.body, lang))];
  return {
    agencies: withShown(agencies, { code: org, name: agencyName, kind: 'shown' }),
    agencyName,
    lines: indicatorsOf(indicators.body).map((indicator) => ({ indicator, figure: figureFor(indicator, figures) })),
    doubts,
    meta: metaOf(observed.body),
    answers,
  };
}

/** The API answers for a code that it does not know, because the registry may learn of it; a page without a name helps nobody. */
function noAgency(lang: Lang): ApiFailure {
  const reasons = [{ parameter: 'org', detail: words[lang].noSuchAgency }];
  return new ApiFailure({ kind: 'no-agency', status: 404, reasons });
}

/** The day whose agencies can be chosen is the one whose tree the figures are summed under. */
function treeDay({ end }: Period, asOf: string | undefined): string {
  const last = new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return asOf !== undefined && asOf < last ? asOf : last;
}

/** An agency deep in the tree, or one that is gone, stays chosen. */
function withShown(agencies: readonly Agency[], shown: Agency): readonly Agency[] {
  if (shown.code === nation || agencies.some(({ code }) => code === shown.code)) return agencies;
  return [shown, ...agencies];
}

/** The API answers for every indicator that it lists; a catalogue that just changed may be ahead of the figures. */
function figureFor({ id }: Indicator, figures: readonly Figure[]): Figure {
  return figures.find(({ indicator }) => indicator === id) ?? { ...absent, indicator: id };
}

const absent: Omit<Figure, 'indicator'> = {
  agencyName: undefined,
  value: undefined,
  valueStatus: 'absent',
  numerator: undefined,
  denominator: undefined,
  target: undefined,
  status: 'no_data',
  coverage: undefined,
  stage: '',
  aboveWhole: false,
  doubts: [],
};

function firstOf(periods: readonly Period[]): Period {
  const [first] = periods;
  if (first !== undefined) return first;
  throw new ApiFailure({ kind: 'misunderstood', status: 502, reasons: [{ detail: 'there is no such period' }] });
}

/** Each period once; of those that begin on the same day the longer one comes later. */
function newestFirst(periods: readonly Period[]): readonly Period[] {
  const byId = new Map(periods.map((period) => [period.id, period]));
  return [...byId.values()].sort((one, other) => (one.start < other.start ? 1 : one.start > other.start ? -1 : 0));
}
