import { rootAgency } from './agency-tree.js';
import type { Cell, DerivedInput, SurveyResult } from './measure.js';

/** One cell for each survey and country: its last result, which holds from the beginning of its year until the next. */
export function surveyCells({ day, surveys }: DerivedInput, count: (result: SurveyResult) => number): readonly Cell[] {
  const latest = new Map<string, SurveyResult>();
  for (const result of surveys) {
    const key = `${result.survey} ${result.country}`;
    const known = latest.get(key);
    // a result that comes later in the list mends an earlier one of its year
    if (result.year <= Number(day.slice(0, 4)) && result.year >= (known?.year ?? 0)) latest.set(key, result);
  }
  return [...latest.values()].map((result) => ({
    agency: rootAgency,
    dims: { survey: result.survey, country: result.country },
    count: count(result),
  }));
}
