import { parseEvent } from '#event-catalog';
import { simulationOf } from '../../../hub/src/sample-year.js';
import { Dice } from '../../../hub/src/simulate/dice.js';
import { simulation } from '../../../hub/src/simulate/simulation.js';
import { malformed } from './malformed.js';

describe('an event with a mistake', () => {
  it('is refused, whatever the event and the mistake', () => {
    const dice = Dice.of(1, 1);
    const events = [...simulation(simulationOf({ seed: 3, events: 1_500, from: '2020-01-01', to: '2020-04-01' }))];
    expect(events.map((event) => malformed(event, dice)).filter((event) => parseEvent(event).ok)).toEqual([]);
  });
});
