import type { Period } from './answers.js';
import type { Ask } from './api-client.js';
import { ApiFailure } from './api-failure.js';
import { nation } from './asked.js';
import { list, optionalNumber, text } from './json-reader.js';

/**
 * The period that a visitor sees who asks for none: the newest in which at least three quarters as many sources reported
 * as in the best one. A quarter that has just begun, or that only holds what arrived late for the one before, would show
 * a page without figures.
 */
export async function newestReported(ask: Ask, periods: readonly Period[], asOf: string | undefined): Promise<Period> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) {
    throw new ApiFailure({ kind: 'misunderstood', status: 502, reasons: [{ detail: 'there are no periods' }] });
  }
  const range = { from: first.id, to: last.id, fields: 'period,value', as_of: asOf };
  const { body } = await ask('/v1/observations', { measure: 'sources.reporting', org: nation, ...range });
  const reporting = new Map(
    list(body, 'data').map((row) => [text(row, 'period'), optionalNumber(row, 'value') ?? 0] as const),
  );
  const most = Math.max(0, ...reporting.values());
  return most > 0 ? (periods.findLast(({ id }) => (reporting.get(id) ?? 0) * 4 >= most * 3) ?? last) : last;
}
