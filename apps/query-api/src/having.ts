import type { Faults, RawQuery } from './faults.js';
import type { Row } from './row.js';

/** A condition on the rows of an answer. */
export type Having = (row: Row) => boolean;

const comparisons = {
  lt: (value: number, bound: number) => value < bound,
  le: (value: number, bound: number) => value <= bound,
  gt: (value: number, bound: number) => value > bound,
  ge: (value: number, bound: number) => value >= bound,
  eq: (value: number, bound: number) => value === bound,
} as const;

const numbers = ['value', 'numerator', 'denominator', 'gap', 'coverage'];
const words = ['status', 'value_status', 'stage'];

/** `having=value.lt=0.2,status=missed`, and the short forms `value.lt=0.2` and `status=missed`. */
export function havingOf(raw: RawQuery, faults: Faults): readonly Having[] {
  const written = [raw['having']]
    .flat()
    .flatMap((text) => (text ?? '').split(','))
    .filter((text) => text !== '');
  const short = Object.entries(raw)
    .filter(([name]) => /^value\.(lt|le|gt|ge)$/.test(name) || name === 'status' || name === 'value_status')
    .flatMap(([name, value]) => [value].flat().map((text) => `${name}=${text ?? ''}`));
  return [...written, ...short].flatMap((text) => condition(text) ?? fault(text, faults));
}

function condition(text: string): Having | undefined {
  const [, left = '', right = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  const [member = '', operator = 'eq'] = left.split('.');
  if (words.includes(member) && operator === 'eq') return (row) => row[member] === right;
  return right === '' ? undefined : comparison(member, operator, Number(right));
}

function comparison(member: string, operator: string, bound: number): Having | undefined {
  const compare = Object.entries(comparisons).find(([name]) => name === operator)?.[1];
  if (!numbers.includes(member) || compare === undefined || Number.isNaN(bound)) return undefined;
  return (row) => {
    const value = row[member];
    return typeof value === 'number' && compare(value, bound);
  };
}

function fault(text: string, faults: Faults): readonly Having[] {
  faults.add('having', 'invalid-parameter', `'${text.slice(0, 60)}' is not like value.lt=0.2 or status=missed`);
  return [];
}
