/** A member of an answer that a test knows nothing else about. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([key]) => key === name)?.[1]
        : undefined;
  }
  return found;
}

/** The rows of an answer. */
export function rowsOf(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  const data = member(body, 'data');
  return Array.isArray(data) ? data.map((row: unknown) => Object.fromEntries(Object.entries(Object(row)))) : [];
}

/** All rows of a question, page by page, and how many pages that were. */
export async function allPages(
  get: (url: string) => Promise<Readonly<{ body: unknown }>>,
  url: string,
): Promise<Readonly<{ rows: readonly Readonly<Record<string, unknown>>[]; pages: number }>> {
  const rows: Readonly<Record<string, unknown>>[] = [];
  let cursor: string | undefined;
  for (let pages = 1; pages < 1_000; pages += 1) {
    const { body } = await get(cursor === undefined ? url : `${url}&cursor=${cursor}`);
    rows.push(...rowsOf(body));
    const next = member(body, 'page', 'next_cursor');
    if (next === null) return { rows, pages };
    if (typeof next !== 'string') throw new Error(`${url} has no next_cursor`);
    cursor = next;
  }
  throw new Error(`${url} does not end`);
}
