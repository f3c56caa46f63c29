import fastify from 'fastify';
import { withHub } from '../bench-hub.js';
import { type Figure, median, perSecond, rounded, timed } from '../figure.js';
import { madeUpYear } from '../made-up.js';

const rounds = 7;
const requests = 1_000;
const barePort = 8_393;

/** A figure that was asked before, against a bare Fastify route that returns the same bytes. */
export async function hot(): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const theirs: number[] = [];
  await withHub(madeUpYear(20_000), async (hub) => {
    const path = '/v1/observations?indicator=online-share&org=H58&period=2020-Q3';
    const body = await hub.get(path);
    const bare = fastify();
    bare.get('/', (_request, reply) => reply.type('application/json').send(body));
    await bare.listen({ port: barePort });
    for (let round = -1; round < rounds; round += 1) {
      const hub1 = await timed(() => hammer(`${hub.url}${path}`));
      const bare1 = await timed(() => hammer(`http://127.0.0.1:${barePort}/`));
      if (round < 0) continue;
      ours.push(hub1);
      theirs.push(bare1);
    }
    await bare.close();
  });
  return [
    {
      name: 'a hot figure, of a bare Fastify route with the same bytes',
      value: rounded(median(ours.map((ms, round) => (theirs[round] ?? NaN) / ms))),
      unit: 'ratio',
      target: { atLeast: 0.5 },
    },
    { name: 'hot figures', value: perSecond(requests, median(ours)), unit: 'per second' },
  ];
}

async function hammer(target: string): Promise<void> {
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let request = 0; request < requests / 8; request += 1) await (await fetch(target)).text();
    }),
  );
}
