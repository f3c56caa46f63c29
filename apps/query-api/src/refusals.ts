import { parseTerms, sharedDims } from '#indicators';
import { Problem } from '#runtime';
import { Faults } from './faults.js';
import type { ObservationQuery } from './observation-query.js';
import type { Parts } from './subjects.js';

/** A question may ask for this many figures at once; each is a row in memory. */
const mostFigures = 100_000;

/** Each of these reads the ledger by recorded days. */
const mostQualities = 1_000;

export function refuseTooMany(figures: number): void {
  if (figures > mostFigures) throw tooMany(figures, mostFigures);
}

export function refuseTooMuchQuality(figures: number): void {
  if (figures > mostQualities) throw tooMany(figures, mostQualities);
}

/**
 * Numerator and denominator are told apart and filtered by the same dimensions only, and by values that there are: a
 * mistyped value would look like zero.
 *
 * @throws Problem that names every dimension and value at fault.
 */
export function refuseForeignDims(parts: Parts, { groupBy, filters, lang }: ObservationQuery): void {
  const faults = new Faults(lang);
  const shared = sharedDims(parts.numeratorExpression, parts.denominatorExpression);
  const list = shared.join(', ') || '–';
  const words = { vi: `Tử số và mẫu số chỉ có chung: ${list}.`, en: `Numerator and denominator share only: ${list}.` };
  for (const dim of groupBy) if (!shared.includes(dim)) faults.add('group_by', 'invalid-parameter', words);
  for (const [dim, values] of Object.entries(filters)) {
    if (shared.includes(dim)) refuseUnknownValues(parts, dim, values, faults);
    else faults.add(dim, 'invalid-parameter', words);
  }
  faults.throwIfAny();
}

/** What a measure's own filter could not say is no value of the dimension. */
function refuseUnknownValues(
  { numeratorExpression }: Parts,
  dim: string,
  values: readonly string[],
  faults: Faults,
): void {
  const measure = numeratorExpression[0]?.measure ?? '';
  const parsed = parseTerms(`${measure}[${dim}=${values.join(',')}]`);
  for (const { word, didYouMean } of parsed.ok ? [] : parsed.faults) {
    const shown = word.slice(0, 40);
    faults.add(
      dim,
      'invalid-parameter',
      { vi: `Không có giá trị '${shown}'.`, en: `No value '${shown}'.` },
      didYouMean,
    );
  }
}

function tooMany(asked: number, most: number): Problem {
  return new Problem({
    code: 'too-many-rows',
    detail: {
      vi: `câu hỏi gồm ${asked} số liệu, tối đa ${most}: chia theo kỳ, cơ quan hoặc chỉ tiêu`,
      en: `the question asks for ${asked} figures, at most ${most}: divide it by period, agency or indicator`,
    },
  });
}
