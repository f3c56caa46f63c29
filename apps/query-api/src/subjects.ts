import {
  baseMeasures,
  type BaseMeasure,
  type Catalogue,
  definitionFor,
  type Expression,
  formatTerm,
  type Indicator,
  measures,
  parseTerms,
  type Period,
  publicMeasures,
  type Term as CatalogueTerm,
} from '#indicators';
import type { Term } from '#read-models';
import type { Faults } from './faults.js';

/** What is asked for: an indicator, or a measure with filters. */
export type Subject =
  | Readonly<{ kind: 'indicator'; indicator: Indicator }>
  | Readonly<{ kind: 'measure'; name: string; term: CatalogueTerm }>;

type Asked = Readonly<{
  catalogue: Catalogue;
  indicators: readonly string[] | undefined;
  measure: string | undefined;
  definition: number | undefined;
}>;

export function subjectsOf(asked: Asked, faults: Faults): readonly Subject[] {
  const { catalogue, indicators, measure } = asked;
  if (indicators !== undefined && measure !== undefined) {
    const words = { vi: 'indicator và measure loại trừ nhau', en: 'indicator and measure exclude each other' };
    faults.add('measure', 'mutually-exclusive', words);
    return [];
  }
  if (measure !== undefined) return measuresOf(measure, faults);
  if (indicators === undefined) {
    const words = { vi: 'thiếu: cần indicator hoặc measure', en: 'is missing: one of indicator, measure is required' };
    faults.add('indicator', 'invalid-parameter', words);
    return [];
  }
  if (indicators.includes('*')) return catalogue.map((indicator) => ({ kind: 'indicator', indicator }));
  return [...new Set(indicators)].flatMap((id) => indicatorOf(id, asked, faults) ?? []);
}

function indicatorOf(id: string, { catalogue, definition }: Asked, faults: Faults): Subject | undefined {
  const indicator = catalogue.find((candidate) => candidate.id === id);
  if (indicator === undefined) {
    const [word, known] = [id.slice(0, 60), catalogue.map((candidate) => candidate.id)];
    const words = { vi: `Không có chỉ tiêu '${word}'.`, en: `There is no indicator '${word}'.` };
    faults.addNear('indicator', words, { word, known, code: 'unknown-indicator' });
    return undefined;
  }
  const versions = indicator.definitions.map(({ version }) => version);
  if (definition !== undefined && !versions.includes(definition)) {
    const list = versions.join(', ');
    const words = { vi: `${id} có các phiên bản: ${list}`, en: `${id} has the versions ${list}` };
    faults.add('definition', 'invalid-parameter', words);
  }
  return { kind: 'indicator', indicator };
}

function measuresOf(text: string, faults: Faults): readonly Subject[] {
  const parsed = parseTerms(text);
  if (!parsed.ok) {
    for (const { code, detail, didYouMean } of parsed.faults) {
      const shared = code === 'unknown-measure' ? code : 'invalid-parameter';
      faults.add('measure', shared, { vi: detail, en: detail }, didYouMean);
    }
    return [];
  }
  return parsed.value.flatMap((term) => measureOf(term, faults) ?? []);
}

function measureOf(term: CatalogueTerm, faults: Faults): Subject | undefined {
  const { measure: word, filters } = term;
  const { visibility, dims } = measures[word];
  if (visibility !== 'public') {
    const words = { vi: `Không có số đo '${word}'.`, en: `There is no measure '${word}'.` };
    faults.addNear('measure', words, { word, known: publicMeasures, code: 'unknown-measure' });
    return undefined;
  }
  // the question's own grain is put in for it
  const chosen = Object.entries(dims).filter(([dim, { filterOnly }]) => filterOnly === true && dim !== 'grain');
  const open = chosen.map(([dim]) => dim).filter((dim) => filters[dim]?.length !== 1);
  if (open.length === 0) return { kind: 'measure', name: formatTerm(term), term };
  const list = open.join(', ');
  faults.add('measure', 'invalid-parameter', {
    vi: `${word}: phải chọn đúng một giá trị của ${list}`,
    en: `${word}: choose one value of ${list}: they are never added up`,
  });
  return undefined;
}

/** A subject's parts for one period, as the ledger is asked for them. */
export type Parts = Readonly<{
  numerator: readonly Term[];
  denominator: readonly Term[] | undefined;
  numeratorExpression: Expression;
  denominatorExpression: Expression;
  version: number | undefined;
  silence: Readonly<{ measures: readonly BaseMeasure[]; contexts: readonly string[] }>;
}>;

/** Undefined where no version of the definition holds yet. */
export function partsOf(subject: Subject, period: Period, version: number | undefined): Parts | undefined {
  if (subject.kind === 'measure') {
    const expression = [subject.term];
    return { ...parts(expression, undefined, period), version: undefined };
  }
  const definition = definitionFor(subject.indicator, period, version);
  if (definition === undefined) return undefined;
  return { ...parts(definition.numerator, definition.denominator, period), version: definition.version };
}

function parts(numerator: Expression, denominator: Expression | undefined, period: Period): Omit<Parts, 'version'> {
  const counted = denominator ?? numerator;
  const bases = baseMeasures(counted);
  return {
    numerator: numerator.map((term) => ledgerTerm(term, period)),
    denominator: denominator?.map((term) => ledgerTerm(term, period)),
    numeratorExpression: numerator,
    denominatorExpression: counted,
    silence: {
      measures: bases,
      contexts: [...new Set(counted.flatMap(({ measure }) => measures[measure].contexts))],
    },
  };
}

/** A declared figure is read at the question's own grain only. */
function ledgerTerm({ measure, filters }: CatalogueTerm, { grain }: Period): Term {
  const { kind } = measures[measure];
  const own = measure === 'figures.declared' ? { ...filters, grain: [grain] } : filters;
  return { measure, kind, filters: own };
}
