export type Data = Readonly<Record<string, unknown>>;

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a field; a field that is left out or `null` has none. */
export function textOf(data: Data, field: string): string | undefined {
  const value = data[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(`${field} is not a text`);
  return value;
}

export function requiredText(data: Data, field: string): string {
  const text = textOf(data, field);
  if (text === undefined) throw new Error(`${field} is missing`);
  return text;
}

export function textsOf(data: Data, field: string): readonly string[] {
  const value = data[field];
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'string');
}

export function numberOf(data: Data, field: string): number {
  const value = data[field];
  if (typeof value !== 'number') throw new Error(`${field} is not a number`);
  return value;
}

/** A field as a dimension says it: `4`, `true`, `online`. */
export function dimension(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return 'unknown';
}
