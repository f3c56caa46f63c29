import { ask, type HubClient, member, text } from './hub-client.js';

/** What stands on one page at most. */
const pageSize = 1_000;

/** As one page of the hub's, however many were asked for. */
type Entities = Readonly<{
  data: readonly unknown[];
  page: Readonly<{ next_cursor: string | null; returned: number }>;
}>;

/** The entities behind a figure: up to so many, or all of them; with the cursor of the next if some are left. */
export async function entitiesOf(client: HubClient, path: string, limit = Infinity): Promise<Entities> {
  const data: unknown[] = [];
  let cursor: string | undefined;
  do {
    const asked = new URLSearchParams({ limit: String(Math.min(pageSize, limit - data.length)) });
    if (cursor !== undefined) asked.set('cursor', cursor);
    const page = await ask(client, { path: `${path}&${asked}` });
    const rows = member(page, 'data');
    const found: readonly unknown[] = Array.isArray(rows) ? rows : [];
    data.push(...found);
    cursor = text(member(page, 'page'), 'next_cursor');
  } while (cursor !== undefined && data.length < limit);
  return { data, page: { next_cursor: cursor ?? null, returned: data.length } };
}
