import type { Dims } from '#projections';

const texts = new WeakMap<Dims, string>();

/** Dimensions as JSON with sorted names, so that equal ones are the same text. */
export function dimsText(dims: Dims): string {
  const known = texts.get(dims);
  if (known !== undefined) return known;
  const names = Object.keys(dims).sort();
  const text = `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(dims[name])}`).join(',')}}`;
  texts.set(dims, text);
  return text;
}
