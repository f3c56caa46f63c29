import { type BenchHub, withHub } from '../bench-hub.js';
import { type Figure, median, rounded, timed } from '../figure.js';
import { madeUpYear } from '../made-up.js';
import { shippedAgencies } from '../../../apps/hub/src/shipped/shipped-events.js';

const few = 100_000;
const many = 5_000_000;
const indicator = 'indicator=online-share';

/** Questions of a kind, each asked once, so that no kept answer serves it. The first are for warming up. */
const kinds = [
  {
    name: 'a province now',
    questions: shippedAgencies().map(({ code }) => `${indicator}&org=${code}&period=2020-Q2`),
  },
  { name: 'the nation now', questions: months().map((month) => `${indicator}&org=VN&period=${month}`) },
  {
    name: 'the nation as known on a past day',
    questions: Array.from({ length: 14 }, (_, day) => `${indicator}&org=VN&period=2020&as_of=2021-06-${10 + day}`),
  },
];

/**
 * The same questions of the same agencies and days at fifty times as many events. Takes ten minutes and 10 GB, so it runs
 * only when it is named.
 */
export async function growth(): Promise<readonly Figure[]> {
  const small = await answering(few);
  const large = await answering(many);
  return kinds.flatMap(({ name }): readonly Figure[] => {
    const [before, after] = [small.get(name) ?? NaN, large.get(name) ?? NaN];
    return [
      {
        name: `query time at 5,000,000 events, of that at 100,000: ${name}`,
        value: rounded(after / before),
        unit: 'ratio',
        target: { atMost: 1.2 },
      },
      { name: `${name}, at 100,000 events, median`, value: rounded(before), unit: 'ms' },
      { name: `${name}, at 5,000,000 events, median`, value: rounded(after), unit: 'ms' },
    ];
  });
}

/** The median of each kind, in milliseconds. */
async function answering(events: number): Promise<ReadonlyMap<string, number>> {
  const medians = new Map<string, number>();
  await withHub(madeUpYear(events), async (hub) => {
    for (const { name, questions } of kinds) {
      const times = [];
      for (const question of questions) times.push(await asked(hub, question));
      medians.set(name, median(times.slice(2)));
    }
  });
  return medians;
}

async function asked(hub: BenchHub, question: string): Promise<number> {
  return await timed(() => hub.get(`/v1/observations?${question}`));
}

function months(): readonly string[] {
  return Array.from({ length: 12 }, (_, month) => `2020-${String(month + 1).padStart(2, '0')}`);
}
