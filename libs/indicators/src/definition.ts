import { formatExpression, type Expression } from './expression.js';
import type { Definition, Indicator } from './indicator.js';
import type { Period } from './period.js';

/**
 * How an indicator is computed for a period: among the dated versions the last whose day is no later than the period's
 * last day. A version that is asked for by number holds whatever its day, also a variant.
 * Undefined where none holds yet, or the number is unknown.
 */
export function definitionFor(
  { definitions }: Pick<Indicator, 'definitions'>,
  { lastDay }: Pick<Period, 'lastDay'>,
  version?: number,
): Definition | undefined {
  if (version !== undefined) return definitions.find((definition) => definition.version === version);
  return definitions.reduce<Definition | undefined>((last, next) => {
    if (next.from === undefined || next.from > lastDay) return last;
    return last?.from === undefined || next.from > last.from ? next : last;
  }, undefined);
}

/** `dossiers.resolved[channel=online] / dossiers.resolved`. */
export function formula({ numerator, denominator }: Pick<Definition, 'numerator' | 'denominator'>): string {
  return `${bracketed(numerator)} / ${bracketed(denominator)}`;
}

function bracketed(expression: Expression): string {
  const text = formatExpression(expression);
  return expression.length > 1 ? `(${text})` : text;
}
