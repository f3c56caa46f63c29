/**
 * Whether a process with these versions of the projections is to replace a copy that others folded. Of processes that run
 * side by side during an upgrade the newer wins, so that two of them never replace each other's copies in turn.
 *
 * @param ours as in `ProjectedContext.versions`.
 */
export function replaces(ours: string, active: string): boolean {
  const theirs = numbersOf(active);
  return [...numbersOf(ours)].some(([projection, version]) => version > (theirs.get(projection) ?? 0));
}

function numbersOf(versions: string): ReadonlyMap<string, number> {
  return new Map(
    versions.split(',').map((text) => {
      const colon = text.lastIndexOf(':');
      return [text.slice(0, colon), Number(text.slice(colon + 1))];
    }),
  );
}
