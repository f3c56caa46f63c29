/** One figure as the query API answers it. */
export type Figure = Readonly<{
  indicator: string;
  name: string;
  value: number | null;
  valueStatus: string;
  unit: string;
  numerator: number | null;
  denominator: number | null;
  target: number | null;
  status: string;
  coverage: number | null;
  stage: string;
}>;

export type Overview = Readonly<{
  figures: readonly Figure[];
  sample: boolean;
  recordedTo: string | null;
  warnings: readonly string[];
}>;

export type Choice = Readonly<{ id: string; label: string }>;

/** What the API answered, as figures; whatever does not look like one is left out. */
export function overviewOf(answer: unknown): Overview {
  const meta = member(answer, 'meta');
  return {
    figures: list(member(answer, 'data')).map(figureOf),
    sample: member(meta, 'sample') === true,
    recordedTo: text(meta, 'recorded_to') ?? null,
    warnings: list(member(meta, 'warnings'))
      .filter((warning) => !['sample-data', 'provisional-period'].includes(text(warning, 'code') ?? ''))
      .map((warning) => text(warning, 'detail') ?? ''),
  };
}

/** Choices of a list: its ids with labels in the language that was asked for. */
export function choicesOf(answer: unknown, id: string, label: string): readonly Choice[] {
  return list(member(answer, 'data')).flatMap((item) => {
    const value = text(item, id);
    return value === undefined ? [] : [{ id: value, label: text(item, label) ?? value }];
  });
}

/** Indicators of the plan, by their number; the others have none. */
export function planNumbers(answer: unknown): ReadonlyMap<string, string> {
  return new Map(
    list(member(answer, 'data')).flatMap((item) => {
      const [id, number] = [text(item, 'id'), text(item, 'number')];
      return id === undefined || number === undefined ? [] : [[id, number] as const];
    }),
  );
}

function figureOf(row: unknown): Figure {
  return {
    indicator: text(row, 'indicator') ?? '',
    name: text(row, 'indicator_name') ?? text(row, 'indicator') ?? '',
    value: number(row, 'value'),
    valueStatus: text(row, 'value_status') ?? 'not_reported',
    unit: text(row, 'unit') ?? 'ratio',
    numerator: number(row, 'numerator'),
    denominator: number(row, 'denominator'),
    target: number(row, 'target'),
    status: text(row, 'status') ?? 'no_data',
    coverage: number(row, 'coverage'),
    stage: text(row, 'stage') ?? '',
  };
}

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

export function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

function number(value: unknown, name: string): number | null {
  const found = member(value, name);
  return typeof found === 'number' ? found : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
