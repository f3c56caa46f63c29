import { Problem } from '#runtime';
import type { RawQuery } from './faults.js';

/** The question that a key `indicator~org~period` stands for; `as_of`, `boundaries`, `definition` and the like go on. */
export function keyedQuery(key: string, raw: RawQuery): RawQuery {
  const parts = key.split('~');
  const [indicator, org, period] = parts;
  if (parts.length !== 3 || indicator === undefined || org === undefined || period === undefined) {
    throw new Problem({ code: 'not-found' });
  }
  if (/[,*]/.test(key) || /^(children|tree):/.test(org)) throw new Problem({ code: 'not-found' });
  return { ...raw, indicator, org, period };
}
