import { readChanges, readFlags, type Reading } from '#read-models';
import type { Row } from './row.js';
import type { Parts } from './subjects.js';

/** How often a figure changed, and what is doubtful about the entities behind it. */
export async function qualityOf(
  reading: Reading,
  { numerator, denominator }: Pick<Parts, 'numerator' | 'denominator'>,
): Promise<Row> {
  const days = new Set<string>();
  for (const term of [...numerator, ...(denominator ?? [])]) {
    for (const { recordedOn } of await readChanges(reading, term)) days.add(recordedOn);
  }
  const flags = await readFlags(reading);
  return { revision: days.size, flags: [...flags].map(([flag, count]) => `${flag}:${count}`).join(' ') };
}
