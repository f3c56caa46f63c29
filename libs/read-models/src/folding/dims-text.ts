import type { Dims } from '#projections';

/** Dimensions as JSON with sorted names, so that equal ones are the same text. */
export function dimsText(dims: Dims): string {
  const names = Object.keys(dims);
  if (names.length > 1) names.sort();
  let text = '{';
  for (const name of names) text += `${text === '{' ? '' : ','}${quoted(name)}:${quoted(dims[name] ?? '')}`;
  return `${text}}`;
}

/** As JSON.stringify, which costs several times as much where nothing is to be escaped: that is nearly everywhere. */
function quoted(text: string): string {
  return /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}
