import { nearest } from '#indicators';

/** The name that a mistyped one was meant to be, found like those of the questions about figures. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  return nearest(word, names);
}
