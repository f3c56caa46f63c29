import { fraction, type Fraction, nearest, parseDecimal } from '#indicators';
import type { Faults } from './faults.js';
import type { Row } from './row.js';

/** A condition on the rows of an answer. */
export type Having = (row: Row) => boolean;

/** Conditions as they are written: `having=value.lt=0.2,status=missed`, or short, `value.lt=0.2` and `status=missed`. */
export type WrittenConditions = Readonly<{
  having: readonly string[];
  short: Readonly<Record<string, string | undefined>>;
}>;

export function havingOf({ having, short }: WrittenConditions, faults: Faults): readonly Having[] {
  const conditions = having.map((text) => ({ parameter: 'having', text }));
  for (const [parameter, text] of Object.entries(short)) {
    if (text !== undefined) conditions.push({ parameter, text: `${parameter}=${text}` });
  }
  return conditions.flatMap((condition) => holds(condition, faults) ?? []);
}

const comparisons: Readonly<Record<string, (difference: bigint) => boolean>> = {
  lt: (difference) => difference < 0n,
  le: (difference) => difference <= 0n,
  gt: (difference) => difference > 0n,
  ge: (difference) => difference >= 0n,
  eq: (difference) => difference === 0n,
};

const numbers = ['value', 'numerator', 'denominator', 'gap', 'coverage', 'rank', 'previous', 'delta'];

const words: Readonly<Record<string, readonly string[]>> = {
  status: ['met', 'on_track', 'at_risk', 'behind', 'missed', 'no_data', 'no_target'],
  value_status: ['ok', 'not_reported', 'undefined', 'not_applicable', 'suppressed'],
  stage: ['live', 'provisional', 'final'],
};

type Written = Readonly<{ parameter: string; text: string }>;

function holds({ parameter, text }: Written, faults: Faults): Having | undefined {
  const [, left = '', right = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  const [member = '', operator = 'eq'] = left.split('.');
  const known = words[member] ?? [];
  if (known.includes(right) && operator === 'eq') return (row) => row[member] === right;
  const condition = comparison(member, operator, right);
  if (condition !== undefined) return condition;
  const shown = text.slice(0, 60);
  const demand = {
    vi: `'${shown}' không có dạng như value.lt=0.2 hoặc status=missed.`,
    en: `'${shown}' is not like value.lt=0.2 or status=missed.`,
  };
  faults.add(parameter, 'invalid-parameter', demand, nearest(right, known));
  return undefined;
}

function comparison(member: string, operator: string, written: string): Having | undefined {
  const compare = comparisons[operator];
  const bound = parseDecimal(written);
  if (!numbers.includes(member) || compare === undefined || bound === undefined) return undefined;
  return (row) => {
    const value = exact(row, member);
    return value !== undefined && compare(difference(value, bound));
  };
}

/** A ratio is compared as what it is, not as the six decimals that are shown. */
function exact(row: Row, member: string): Fraction | undefined {
  const { numerator, denominator, value_status: status } = row;
  if (member === 'value' && status === 'ok' && typeof numerator === 'number' && typeof denominator === 'number') {
    return fraction(numerator, denominator);
  }
  const value = row[member];
  return typeof value === 'number' ? parseDecimal(value) : undefined;
}

/** Negative when `a` is less; denominators are positive. */
function difference(a: Fraction, b: Fraction): bigint {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}
