import {
  baseMeasures,
  type BaseMeasure,
  type Catalogue,
  definitionFor,
  type Expression,
  formatTerm,
  type Indicator,
  measureNames,
  measures,
  nearest,
  parseTerms,
  type Period,
  type Term as CatalogueTerm,
} from '#indicators';
import type { Term } from '#read-models';
import type { Faults } from './faults.js';

/** What is asked for: an indicator, or a measure with filters. */
export type Subject =
  | Readonly<{ kind: 'indicator'; indicator: Indicator }>
  | Readonly<{ kind: 'measure'; name: string; term: CatalogueTerm }>;

export function subjectsOf(
  catalogue: Catalogue,
  indicators: readonly string[] | undefined,
  measure: string | undefined,
  faults: Faults,
): readonly Subject[] {
  if (indicators !== undefined && measure !== undefined) {
    faults.add('measure', 'mutually-exclusive', 'indicator and measure exclude each other');
    return [];
  }
  if (measure !== undefined) return measuresOf(measure, faults);
  if (indicators === undefined) {
    faults.add('indicator', 'invalid-parameter', 'is missing: one of indicator, measure is required');
    return [];
  }
  if (indicators.includes('*')) return catalogue.map((indicator) => ({ kind: 'indicator', indicator }));
  return indicators.flatMap((id) => {
    const indicator = catalogue.find((candidate) => candidate.id === id);
    if (indicator !== undefined) return [{ kind: 'indicator', indicator } as const];
    const known = catalogue.map((candidate) => candidate.id);
    faults.add('indicator', 'unknown-indicator', `there is no indicator '${id.slice(0, 60)}'`, nearest(id, known));
    return [];
  });
}

function measuresOf(text: string, faults: Faults): readonly Subject[] {
  const terms = parseTerms(text);
  if (terms.ok) return terms.value.map((term) => ({ kind: 'measure', name: formatTerm(term), term }));
  for (const fault of terms.faults) {
    const code = fault.code === 'unknown-measure' ? 'unknown-measure' : 'invalid-parameter';
    faults.add('measure', code, fault.detail, fault.didYouMean ?? nearest(text, measureNames));
  }
  return [];
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
