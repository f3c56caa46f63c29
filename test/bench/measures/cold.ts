import { type BenchHub, withHub } from '../bench-hub.js';
import { type Figure, median, rounded, timed } from '../figure.js';
import { dossierLife, unit } from '../made-up.js';
import type { RecordedEvent } from '../../../apps/hub/src/log-filling.js';
import { shippedAgencies } from '../../../apps/hub/src/shipped/shipped-events.js';

const agencies = 12_000;
const dossiersEach = 4;
const rounds = 9;

/** A figure of the nation that nobody asked before, at 12,000 agencies that all have something to report. */
export async function cold(): Promise<readonly Figure[]> {
  const times: number[] = [];
  await withHub(nation(), async (hub) => {
    for (let round = 0; round < rounds; round += 1) {
      await forgetAnswers(hub, round);
      times.push(await timed(() => hub.get('/v1/observations?indicator=online-share&org=VN&period=2020')));
    }
  });
  return [
    {
      name: 'a cold figure for the nation at 12,000 agencies, median',
      value: rounded(median(times)),
      unit: 'ms',
      target: { atMost: 200 },
    },
    { name: 'the first one after the start', value: rounded(times[0] ?? NaN), unit: 'ms' },
  ];
}

/** One more event: whatever was answered before it is no longer the answer. */
async function forgetAnswers(hub: BenchHub, round: number): Promise<void> {
  const [event] = dossierLife({ agency: 'H58.100', home: 'H58' }, 900_000 + round, { day: 9, due: 9, days: 9 });
  const { recordedtime, ...body } = event ?? {};
  if (recordedtime === undefined) throw new Error('there is no such event');
  await hub.post(JSON.stringify([body]));
  await hub.caughtUp();
}

function* nation(): Iterable<RecordedEvent> {
  const homes = shippedAgencies().filter(({ kind }) => kind === 'province');
  const each = Math.ceil(agencies / homes.length);
  for (let place = 0; place < agencies; place += 1) {
    const home = homes[Math.floor(place / each)]?.code ?? 'H58';
    const agency = `${home}.${100 + (place % each)}`;
    yield unit(agency, home, 'department');
    for (let number = 0; number < dossiersEach; number += 1) {
      yield* dossierLife({ agency, home }, number, { day: (place + number * 80) % 340, due: 9, days: 8 });
    }
  }
}
