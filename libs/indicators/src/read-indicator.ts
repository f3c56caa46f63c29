import { agencyKinds } from './agency-facts.js';
import { parseExpression, type Expression } from './expression.js';
import type { Fields } from './fields.js';
import {
  confidenceMarks,
  evidences,
  units,
  type CatalogueTarget,
  type Confidence,
  type Definition,
  type Exclusion,
  type Indicator,
} from './indicator.js';
import { measures } from './measures.js';
import { needsOf } from './needs.js';
import type { Direction } from './target.js';

/** One catalogue file's fields as an indicator; what is wrong is noted in the fields. */
export function readIndicator(fields: Fields): Indicator {
  const direction = fields.oneOf('direction', ['up', 'down']);
  const definitions = fields.list('versions', readDefinition);
  const terms = definitions.flatMap(({ numerator, denominator }) => [...numerator, ...denominator]);
  return {
    id: fields.text('id', /^[a-z0-9]+(-[a-z0-9]+)*$/),
    ...(fields.has('number') ? { number: fields.text('number', /^I\d\d$/) } : {}),
    names: fields.names('names'),
    unit: fields.oneOf('unit', units),
    direction,
    kind: kindOf(terms),
    evidence: fields.oneOf('evidence', evidences),
    kinds: fields.someOf('kinds', agencyKinds),
    responsible: fields.text('responsible', /^[A-Z0-9]+(\.[A-Z0-9]+)*$/),
    legalBasis: fields.names('legalBasis'),
    confidence: readConfidence(fields),
    definitions,
    targets: fields.list('targets', (target) => readTarget(target, direction)),
    caveats: fields.list('caveats', (caveat) => ({ vi: caveat.text('vi'), en: caveat.text('en') })),
    exclusions: fields.list('exclusions', readExclusion),
    needs: needsOf(terms),
  };
}

/** A stock or a derived measure is of a day; a flow is of a period. */
function kindOf(terms: Expression): Indicator['kind'] {
  return terms.some(({ measure }) => measures[measure].kind !== 'flow') ? 'stock' : 'flow';
}

function readDefinition(fields: Fields): Definition {
  return {
    version: fields.positiveInteger('version'),
    ...(fields.has('from') ? { from: fields.day('from') } : {}),
    numerator: readExpression(fields, 'numerator'),
    denominator: readExpression(fields, 'denominator'),
    note: fields.names('note'),
  };
}

function readExpression(fields: Fields, name: string): Expression {
  const result = parseExpression(fields.text(name));
  if (result.ok) return result.value;
  for (const { detail } of result.faults) fields.fault(name, detail);
  return [];
}

function readTarget(fields: Fields, direction: Direction): CatalogueTarget {
  return {
    value: fields.decimal('value'),
    by: fields.day('by'),
    ...(fields.has('baseline') ? { baseline: fields.decimal('baseline') } : {}),
    ...(fields.has('baselineDay') ? { baselineDay: fields.day('baselineDay') } : {}),
    direction,
    basis: fields.text('basis'),
    confidence: readConfidence(fields),
  };
}

function readConfidence(fields: Fields): Confidence {
  return fields.group('confidence', (confidence) => ({
    mark: confidence.oneOf('mark', confidenceMarks),
    note: confidence.names('note'),
  }));
}

function readExclusion(fields: Fields): Exclusion {
  return { reason: fields.text('reason', /^[a-z_]+$/), vi: fields.text('vi'), en: fields.text('en') };
}
