import { Problem } from '#runtime';
import type { RawQuery } from './faults.js';

/**
 * The question that a key `indicator~org~period` stands for; a measure stands in the place of an indicator too.
 * `as_of`, `boundaries`, `definition` and the like go on.
 */
export function keyedQuery(key: string, raw: RawQuery): RawQuery {
  const [subject, org, period, ...rest] = key.split('~');
  if (subject === undefined || org === undefined || period === undefined || rest.length > 0) throw notFound();
  if (/[,*]/.test(`${org}${period}`) || subject === '*' || /^(children|tree):|^self$/.test(org)) throw notFound();
  const named = /[.[]/.test(subject) ? { measure: subject } : { indicator: subject };
  return { ...raw, ...named, org, period };
}

function notFound(): Problem {
  return new Problem({ code: 'not-found' });
}
