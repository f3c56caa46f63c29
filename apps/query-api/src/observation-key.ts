import { Problem } from '#runtime';
import { Faults, type RawQuery } from './faults.js';
import { KeyParameters } from './parameters/observation-parameters.js';
import { formsOf } from './parameters/parameter.js';

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

/** A key says the rest of the question, so nothing that it says may be asked again. */
export function refuseOtherThanKeyed(raw: RawQuery, lang: 'vi' | 'en'): void {
  const faults = new Faults(lang);
  faults.refuseUnknown(raw, [...formsOf(KeyParameters).keys()]);
  faults.throwIfAny();
}

function notFound(): Problem {
  return new Problem({ code: 'not-found' });
}
