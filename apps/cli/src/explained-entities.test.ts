import { createServer, type Server } from 'node:http';
import { entitiesOf } from './explained-entities.js';

/** A hub with this many entities, which are their numbers; the cursor is where the next page begins. */
async function hubOf(count: number): Promise<{ server: Server; url: string; limits: number[] }> {
  const limits: number[] = [];
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://hub').searchParams;
    const [start, limit] = [Number(asked.get('cursor') ?? 0), Number(asked.get('limit'))];
    limits.push(limit);
    const end = Math.min(count, start + limit);
    const data = Array.from({ length: end - start }, (_, index) => start + index);
    response.end(JSON.stringify({ data, page: { next_cursor: end < count ? String(end) : null } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { server, url: `http://127.0.0.1:${address.port}`, limits };
}

describe('the entities behind a figure', () => {
  it.each([
    [undefined, 2_500, [1_000, 1_000, 1_000], null],
    [2_500, 2_500, [1_000, 1_000, 500], null],
    [1_200, 1_200, [1_000, 200], '1200'],
    [20, 20, [20], '20'],
  ])('asked for %s come as %s, page after page', async (limit, returned, limits, next) => {
    const hub = await hubOf(2_500);
    const client = { url: hub.url, key: undefined };
    const { data, page } = await entitiesOf(client, '/entities?part=numerator', limit).finally(() => {
      hub.server.closeAllConnections();
      hub.server.close();
    });
    expect(data).toEqual(Array.from({ length: returned }, (_, index) => index));
    expect(page).toEqual({ next_cursor: next, returned });
    expect(hub.limits).toEqual(limits);
  });
});
