import type { Doubt, Figure } from './answers.js';

/** Most flags are about all dossiers and documents of the agency, and the API repeats them at each of its figures. */
export function doubtsOfAll(figures: readonly Figure[]): readonly Doubt[] {
  const [first, ...others] = figures;
  return first === undefined || others.length === 0
    ? []
    : first.doubts.filter((doubt) => others.every(({ doubts }) => has(doubts, doubt)));
}

/** What is left to say of one figure. */
export function withoutDoubts(figure: Figure, told: readonly Doubt[]): Figure {
  return { ...figure, doubts: figure.doubts.filter((doubt) => !has(told, doubt)) };
}

function has(doubts: readonly Doubt[], { flag, count }: Doubt): boolean {
  return doubts.some((doubt) => doubt.flag === flag && doubt.count === count);
}
