/** "Did you mean": the candidate that a slip of the fingers turns the word into; none if all are too far away. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // a third of the word, and of a short one a single letter
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = edits(word, candidate, least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance with swapped neighbours as one edit; `limit` if it is not less than that. */
function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[line - 1] === b[column - 1];
      const swapped = a[line - 1] === b[column - 2] && a[line - 2] === b[column - 1];
      next.push(
        Math.min(
          (row[column] ?? limit) + 1,
          (next[column - 1] ?? limit) + 1,
          (row[column - 1] ?? limit) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? limit) + 1 : limit,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit;
}
