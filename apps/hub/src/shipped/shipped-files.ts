/** A row of agencies.csv; `code_source` tells whether the code was seen or inferred. */
export type AgencyRow = Readonly<{
  code: string;
  kind: string;
  name_vi: string;
  name_en: string;
  code_source: string;
  merged_into_2025_07_01: string;
}>;

/** What plan.yaml holds; every event made from it is checked against its schema. */
export type PlanFile = Readonly<{
  tasks: readonly Readonly<{ id: string; vi: string; en: string; lead: string; due: string; basis: string }>[];
  surveys: readonly Readonly<{ year: number; country: string; rank: number; egdi: number; confidence: string }>[];
}>;

export function isPlanFile(value: unknown): value is PlanFile {
  return typeof value === 'object' && value !== null && 'tasks' in value && 'surveys' in value;
}
