import { simulationOf } from '../../../hub/src/sample-year.js';
import { StandInHub } from '../../../../test/support/stand-in-hub.js';
import { sendSimulation } from './send-simulation.js';

const simulation = simulationOf({ seed: 3, events: 1_500, from: '2020-01-01', to: '2020-04-01' });

async function sentTo(status: (request: number) => number, rate = 0) {
  const hub = new StandInHub(status, (batch) => ({
    accepted: batch.length - 1,
    duplicate: 1,
    rejected: 0,
    events: [],
  }));
  const client = { url: await hub.listen(), key: 'egv_x' };
  const sent = await sendSimulation(client, { simulation, rate, malformed: 0.01 }).finally(() => hub.close());
  const batches = hub.bodies.map((body): object[] => JSON.parse(body));
  return { hub: { batches, keys: hub.keys }, sent };
}

describe('a simulation that is sent', () => {
  it('goes in batches of 500 with the key and without recordedtime, some events with a mistake', async () => {
    const { hub, sent } = await sentTo(() => 202);
    const events = hub.batches.flat();
    expect(sent).toMatchObject({ events: events.length, duplicate: hub.batches.length, rejected: 0, deferred: 0 });
    expect(hub.batches.slice(0, -1).map((batch) => batch.length)).toEqual(hub.batches.slice(1).map(() => 500));
    expect(events.filter((event) => 'recordedtime' in event)).toEqual([]);
    expect(new Set(events.map((event) => JSON.stringify(event).includes('"sample":"true"')))).toEqual(new Set([true]));
    expect([...hub.keys]).toEqual(['Bearer egv_x']);
  });

  it('comes again when the hub says that it has too much to do', async () => {
    const { hub, sent } = await sentTo((request) => (request === 1 ? 429 : request === 2 ? 503 : 202));
    expect(sent.deferred).toBe(2);
    expect(hub.batches.flat()).toHaveLength(sent.events);
  });

  it('keeps to the rate that is asked for', async () => {
    const begun = performance.now();
    const { sent } = await sentTo(() => 202, 3_000);
    expect(performance.now() - begun).toBeGreaterThan(((sent.events - 500) / 3_000) * 900);
  });

  it('ends with what the hub says when it is refused as a whole', async () => {
    await expect(sentTo(() => 401)).rejects.toThrow('not now');
  });
});
