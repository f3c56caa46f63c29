import { eventTypes, timeFaults, instantMicros } from '#event-catalog';
import { simulationOf } from '../sample-year.js';
import { simulation } from './simulation.js';

const events = [...simulation(simulationOf({ seed: 7, events: 20_000, year: 2020 }))];

describe('a simulated year', () => {
  it('is the same for the same seed, and another for another', () => {
    const again = [...simulation(simulationOf({ seed: 7, events: 20_000, year: 2020 }))];
    expect(JSON.stringify(again)).toBe(JSON.stringify(events));
    const [other] = simulation(simulationOf({ seed: 8, events: 100, year: 2020 }));
    expect(other?.id).not.toBe(events[0]?.id);
  });

  it('comes in the order in which it was recorded, and nothing happened after that', () => {
    const recorded = events.map(({ recordedtime }) => recordedtime);
    expect(recorded).toEqual([...recorded].sort());
    expect(events.filter((event) => !timeFaults(event, instantMicros(event.recordedtime)).ok)).toEqual([]);
  });

  it('is marked as made up, event by event', () => {
    expect(events.filter((event) => Reflect.get(event, 'sample') !== 'true')).toEqual([]);
  });

  it('has every event type of agencies', () => {
    const seen = new Set(events.map(({ type }) => type));
    const agencies = eventTypes
      .map(({ type }) => type)
      .filter((type) => /\.(onestop|interchange|identity)\./.test(type));
    const rare = /restored|refunded|assigned|processing|replaced|updated|recalled/;
    expect(agencies.filter((type) => ![...seen].some((known) => known === type) && !rare.test(type))).toEqual([]);
  });

  it('repeats about 3 % of its events, and is late with about 2 %', () => {
    const distinct = new Set(events.map(({ source, id }) => `${source} ${id}`)).size;
    const late = events.filter(
      ({ time, recordedtime }) => instantMicros(recordedtime) - instantMicros(time) > 72 * 3_600_000_000,
    );
    expect((events.length - distinct) / events.length).toBeCloseTo(0.03, 1);
    expect(late.length / events.length).toBeCloseTo(0.02, 1);
  });
});
