import type { Period } from './answers.js';
import type { Ask } from './api-client.js';
import { ApiFailure } from './api-failure.js';
import { nation } from './asked.js';
import { list, optionalNumber, text } from './json-reader.js';

type Choice = Readonly<{ years: readonly Period[]; quarters: readonly Period[]; asOf: string | undefined }>;

/**
 * The quarter that a visitor sees who asks for none: the newest that is well reported, of the newest year that is. A
 * quarter that has just begun, or that only holds what arrived late for the one before, would show a page without figures.
 * Years first, because that asks for a dozen counts where all quarters would be dozens.
 */
export async function newestReported(ask: Ask, { years, quarters, asOf }: Choice): Promise<Period> {
  const year = await wellReported(ask, years, asOf);
  const within = quarters.filter(({ start }) => start >= year.start && start < year.end);
  return await wellReported(ask, within, asOf);
}

/** The newest in which at least three quarters as many sources reported as in the best one. */
async function wellReported(ask: Ask, periods: readonly Period[], asOf: string | undefined): Promise<Period> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) {
    throw new ApiFailure({ kind: 'misunderstood', status: 502, reasons: [{ detail: 'there are no periods' }] });
  }
  const range = { from: first.id, to: last.id, fields: 'period,value', as_of: asOf };
  const { body } = await ask('/v1/observations', { measure: 'sources.reporting', org: nation, ...range });
  const reporting = new Map(
    list(body, 'data').map((row) => [text(row, 'period'), optionalNumber(row, 'value') ?? 0] as const),
  );
  const counts = periods.map(({ id }) => reporting.get(id) ?? 0);
  const most = Math.max(0, ...counts);
  return most > 0 ? (periods.findLast((_, index) => (counts[index] ?? 0) * 4 >= most * 3) ?? last) : last;
}
