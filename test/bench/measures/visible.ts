import { type BenchHub, withHub } from '../bench-hub.js';
import { type Figure, median, pause, percentile, rounded } from '../figure.js';
import { shippedAgencies } from '../../../apps/hub/src/shipped/shipped-events.js';
import { dossier, dossiers } from '../made-up.js';

const warm = 20;
const probes = 200;
/** Events a second that come in meanwhile, in batches. */
const load = { perSecond: 2_000, batch: 200 };

/** From the receipt to the figure, while 2,000 events a second come in. */
export async function visible(): Promise<readonly Figure[]> {
  const delays: number[] = [];
  let sent = 0;
  let seconds = 0;
  await withHub([], async (hub) => {
    const stopping = new AbortController();
    const begun = performance.now();
    const loading = sendLoad(hub, stopping.signal);
    for (let probe = 0; probe < warm + probes; probe += 1) {
      const delay = await visibleAfter(hub, probe);
      if (probe >= warm) delays.push(delay);
      await pause(50);
    }
    stopping.abort();
    sent = await loading;
    seconds = (performance.now() - begun) / 1_000;
  });
  return [
    {
      name: 'acknowledged to visible at 2,000 events/s, p99',
      value: rounded(percentile(delays, 0.99)),
      unit: 'ms',
      target: { atMost: 1_000 },
    },
    { name: 'acknowledged to visible at 2,000 events/s, median', value: rounded(median(delays)), unit: 'ms' },
    { name: 'events that came in meanwhile', value: Math.round(sent / seconds), unit: 'per second' },
  ];
}

/** On a schedule, so that a slow answer is made up for. */
async function sendLoad(hub: BenchHub, stopping: AbortSignal): Promise<number> {
  const begun = performance.now();
  let batch = 0;
  for (; !stopping.aborted; batch += 1) {
    await hub.post(JSON.stringify(dossiers(`v${batch}`, load.batch)));
    await pause(Math.max(0, begun + ((batch + 1) * load.batch * 1_000) / load.perSecond - performance.now()));
  }
  return batch * load.batch;
}

const others = shippedAgencies().filter(({ kind, code }) => kind === 'province' && code !== 'H58');

/** Each probe is the next dossier of a province that sends nothing else, so that its figure tells when it is there. */
async function visibleAfter(hub: BenchHub, probe: number): Promise<number> {
  const { code = 'H01' } = others[probe % others.length] ?? {};
  await hub.post(JSON.stringify([dossier(`p${probe}`, code)]));
  const acknowledged = performance.now();
  const wanted = Math.floor(probe / others.length) + 1;
  const path = `/v1/observations?measure=dossiers.received&org=${code}&period=2020-Q3`;
  while (!(await hub.get(path)).includes(`"numerator":${wanted},`)) await pause(5);
  return performance.now() - acknowledged;
}
