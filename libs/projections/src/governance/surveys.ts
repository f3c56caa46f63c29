import type { CatalogEvent } from '#event-catalog';

/** What an outside body found, e.g. the UN E-Government Development Index. */
export type Survey = Readonly<{
  survey: string;
  year: number;
  country: string;
  rank: number;
  values: Readonly<Record<string, number>>;
}>;

/** @param events in event order; the last one of a survey, year and country holds. */
export function surveys(events: readonly CatalogEvent[]): readonly Survey[] {
  const found = new Map<string, Survey>();
  for (const event of events) {
    if (event.type !== 'vn.egov.governance.survey.published.v1') continue;
    const { survey, year, country, rank, values } = event.data;
    found.set(`${survey} ${year} ${country}`, { survey, year, country, rank, values });
  }
  return [...found.values()];
}
