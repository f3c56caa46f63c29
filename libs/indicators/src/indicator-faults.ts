import type { FieldFault } from './fields.js';
import type { Definition, Evidence, Indicator } from './indicator.js';
import type { Expression, Term } from './expression.js';
import { measures } from './measures.js';

/** What no single field shows: whether the parts of an indicator fit one another. */
export function indicatorFaults(indicator: Indicator): readonly FieldFault[] {
  const { definitions, targets } = indicator;
  const versions = definitions.map(({ version }) => version);
  const dated = definitions.flatMap(({ from }) => from ?? []);
  const days = targets.map(({ by }) => by);
  return [
    ...check(dated.length > 0, 'versions', 'has no version with a day from which it holds'),
    ...check(isSet(versions), 'versions', 'has two versions of one number'),
    ...check(isSet(dated), 'versions', 'has two versions that hold from one day'),
    ...check(isSet(days), 'targets', 'has two targets for one day'),
    ...targets.flatMap(({ by, baselineDay = '' }, at) =>
      check(baselineDay < by, `targets.${at}.baselineDay`, 'does not lie before the target day'),
    ),
    ...definitions.flatMap((definition, at) => definitionFaults(indicator, definition, `versions.${at}`)),
  ];
}

function definitionFaults(indicator: Indicator, definition: Definition, path: string): readonly FieldFault[] {
  const { numerator, denominator } = definition;
  const terms = [...numerator, ...denominator];
  const flows = terms.filter(({ kind }) => kind === 'flow').length;
  const evidence = evidenceOf(terms);
  return [
    ...check(flows === 0 || flows === terms.length, path, 'adds flows of a period to stocks of a day'),
    ...check(
      terms.every(({ measure }) => measures[measure].visibility === 'public'),
      path,
      'reads a measure that cannot be asked for',
    ),
    ...check(evidence === indicator.evidence, path, `rests on ${evidence} figures, not ${indicator.evidence} ones`),
    ...(evidence === 'declared'
      ? [
          ...declaredFaults(indicator.id, numerator, `${path}.numerator`, 'numerator'),
          ...declaredFaults(indicator.id, denominator, `${path}.denominator`, 'denominator'),
        ]
      : []),
  ];
}

function evidenceOf(terms: Expression): Evidence {
  if (terms.some(({ measure }) => measure === 'figures.declared')) return 'declared';
  return terms.some(({ measure }) => measure.startsWith('surveys.')) ? 'survey' : 'computed';
}

function declaredFaults(id: string, expression: Expression, path: string, part: string): readonly FieldFault[] {
  const [term, ...others] = expression;
  const own = term !== undefined && others.length === 0 && isOwnFigure(term, id, part);
  return check(own, path, `is not figures.declared[indicator=${id},part=${part}]`);
}

function isOwnFigure({ measure, filters }: Term, id: string, part: string): boolean {
  const { indicator, part: parts, ...others } = filters;
  const own = indicator?.join() === id && parts?.join() === part;
  return measure === 'figures.declared' && own && Object.keys(others).length === 0;
}

function check(holds: boolean, field: string, detail: string): readonly FieldFault[] {
  return holds ? [] : [{ field, detail }];
}

function isSet(values: readonly (string | number)[]): boolean {
  return new Set(values).size === values.length;
}
