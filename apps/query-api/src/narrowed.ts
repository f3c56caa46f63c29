import type { Term } from '#read-models';
import type { Parts } from './subjects.js';

/** The parts with the question's filters besides their own: where both name a dimension, a row must pass both. */
export function narrowed(
  { numerator, denominator }: Parts,
  filters: Readonly<Record<string, readonly string[]>>,
): Pick<Parts, 'numerator' | 'denominator'> {
  return {
    numerator: numerator.map((term) => narrow(term, filters)),
    denominator: denominator?.map((term) => narrow(term, filters)),
  };
}

function narrow(term: Term, filters: Readonly<Record<string, readonly string[]>>): Term {
  const both = { ...term.filters };
  for (const [dim, values] of Object.entries(filters)) {
    const own = both[dim];
    both[dim] = own === undefined ? values : own.filter((value) => values.includes(value));
  }
  return { ...term, filters: both };
}
