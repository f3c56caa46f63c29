import { Dice } from '../../../hub/src/simulate/dice.js';
import { simulation, type SimulationOptions } from '../../../hub/src/simulate/simulation.js';
import { type HubClient, member } from '../hub-client.js';
import { pause, postPatiently } from '../post-events.js';
import { malformed } from './malformed.js';

export type SendOptions = Readonly<{
  simulation: SimulationOptions;
  /** Events a second, whether the hub keeps up or not; 0: as fast as it answers. */
  rate: number;
  /** The share of events that are sent with a mistake in them. */
  malformed: number;
}>;

export type Sent = { events: number; accepted: number; duplicate: number; rejected: number; deferred: number };

const batchSize = 500;

/** Requests under way: two keep a hub busy; a fixed rate needs more when answers take long. */
const parallel = 2;
const parallelAtRate = 64;

/** Sends a simulation to a hub, which stamps it. A hub that has too much to do says when to come again. */
export async function sendSimulation(client: HubClient, options: SendOptions): Promise<Sent> {
  const sent: Sent = { events: 0, accepted: 0, duplicate: 0, rejected: 0, deferred: 0 };
  const underWay = new Set<Promise<void>>();
  const begun = performance.now();
  for (const batch of batches(options)) {
    if (options.rate > 0) await pause(begun + (sent.events / options.rate) * 1_000 - performance.now());
    while (underWay.size >= (options.rate > 0 ? parallelAtRate : parallel)) await Promise.race(underWay);
    // what has failed by now ends the sending here
    await Promise.race([...underWay, Promise.resolve()]);
    sent.events += batch.length;
    const sending = send(client, batch, sent).then(() => void underWay.delete(sending));
    sending.catch(() => undefined);
    underWay.add(sending);
  }
  await Promise.all(underWay);
  return sent;
}

function* batches(options: SendOptions): Generator<readonly string[]> {
  const dice = Dice.of(options.simulation.seed, -2_000);
  let batch: string[] = [];
  for (const { recordedtime: _recordedtime, ...event } of simulation(options.simulation)) {
    batch.push(JSON.stringify(dice.chance(options.malformed) ? malformed(event, dice) : event));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function send(client: HubClient, batch: readonly string[], sent: Sent): Promise<void> {
  const body = `[${batch.join(',')}]`;
  const asked = { path: '/v1/events', body, contentType: 'application/cloudevents-batch+json' };
  const answer = await postPatiently(client, asked, () => (sent.deferred += 1));
  for (const verdict of ['accepted', 'duplicate', 'rejected'] as const) {
    sent[verdict] += Number(member(answer, verdict) ?? 0);
  }
}
