import { type Contribution, type Dims, sameDims } from './projection.js';

/** An attribute's value from a day on. A list of them is in event order, not in the order of their days. */
export type Assertion<Value> = Readonly<{ from: string; value: Value }>;

/** Sorts before every day: for what holds from the beginning. */
export const beginning = '0000-01-01';

/** The value on a day is the one in the last assertion (by event order) whose day is not later. */
export function valueOn<Value>(assertions: readonly Assertion<Value>[], day: string): Value | undefined {
  for (let index = assertions.length - 1; index >= 0; index -= 1) {
    const assertion = assertions[index];
    if (assertion !== undefined && assertion.from <= day) return assertion.value;
  }
  return undefined;
}

/** Whom and how a stock counts over [from, to); without `to` it goes on. */
export type Span = Readonly<{ from: string; to: string | undefined; agency: string; dims: Dims }>;

/**
 * Cuts [from, to) wherever one of the assertions begins, asks what is counted on the first day of each piece, and
 * joins neighbours that are counted alike.
 *
 * @param counted answers what is counted on a day, or nothing.
 */
export function spans(
  within: Readonly<{ from: string; to: string | undefined }>,
  assertions: readonly Assertion<unknown>[],
  counted: (day: string) => Readonly<{ agency: string; dims: Dims }> | undefined,
): readonly Span[] {
  const { from, to } = within;
  if (to !== undefined && to <= from) return [];
  const cuts = new Set([from]);
  for (const assertion of assertions) {
    if (assertion.from > from && (to === undefined || assertion.from < to)) cuts.add(assertion.from);
  }
  const days = [...cuts].sort();
  return joined(
    days.flatMap((day, index) => {
      const what = counted(day);
      return what === undefined ? [] : [{ from: day, to: days[index + 1] ?? to, ...what }];
    }),
  );
}

/** A stock's spans as ledger entries: what lapses by itself is a +1 and a −1 on different days. */
export function stock(measure: string, counted: readonly Span[]): readonly Contribution[] {
  return counted.flatMap(({ from, to, agency, dims }) => {
    const entry = { measure, agency, dims, validOn: from, count: 1 };
    return to === undefined ? [entry] : [entry, { ...entry, validOn: to, count: -1 }];
  });
}

function joined(pieces: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.to === piece.from && alike(last, piece)) result[result.length - 1] = { ...last, to: piece.to };
    else result.push(piece);
  }
  return result;
}

function alike(a: Span, b: Span): boolean {
  return a.agency === b.agency && sameDims(a.dims, b.dims);
}
