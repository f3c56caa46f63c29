import type { Dims } from '#projections';

/** Dimensions as JSON with sorted names, so that equal ones are the same text. */
export function dimsText(dims: Dims): string {
  const names = Object.keys(dims);
  if (names.length > 1) names.sort();
  let text = '{';
  for (const name of names) text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(dims[name])}`;
  return `${text}}`;
}
