import { withHub } from '../bench-hub.js';
import { type Figure, median, rounded, timed } from '../figure.js';
import { madeUpYear } from '../made-up.js';

const few = 100_000;
const many = 5_000_000;
const rounds = 15;
const questions = [
  '/v1/observations?indicator=online-share&org=VN&period=2020',
  '/v1/observations?indicator=on-time-share&org=H58&period=2020-Q3',
  '/v1/observations?indicator=online-share&org=children:VN&period=2020-Q2',
];

/**
 * The same questions of the same agencies and days at fifty times as many events. Takes half an hour and 20 GB, so it
 * runs only when it is named.
 */
export async function growth(): Promise<readonly Figure[]> {
  const small = await answering(few);
  const large = await answering(many);
  return [
    {
      name: 'query time at 5,000,000 events, of that at 100,000',
      value: rounded(large / small),
      unit: 'ratio',
      target: { atMost: 1.2 },
    },
    { name: 'cold questions at 100,000 events, median', value: rounded(small), unit: 'ms' },
    { name: 'cold questions at 5,000,000 events, median', value: rounded(large), unit: 'ms' },
  ];
}

/** Each question comes with a day of knowledge that nobody asked for yet, so no kept answer serves it. */
async function answering(events: number): Promise<number> {
  const times: number[] = [];
  await withHub(madeUpYear(events), async (hub) => {
    for (let round = -2; round < rounds; round += 1) {
      for (const question of questions) {
        const asOf = new Date(Date.UTC(2021, 5, 10 + round)).toISOString().slice(0, 10);
        const ms = await timed(() => hub.get(`${question}&as_of=${asOf}`));
        if (round >= 0) times.push(ms);
      }
    }
  });
  return median(times);
}
