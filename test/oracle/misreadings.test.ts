import { allCells, moved } from './all-cells.js';
import { misread, misreadings } from './misreadings.js';
import { Oracle } from './oracle.js';
import { intoLog } from './partition.js';
import { randomEvents } from './random-events.js';
import { addDays } from './time.js';

const log = intoLog(randomEvents({ seed: 17, events: 5000, agencies: 20, subjects: 400, decisions: true }));
const sample = {
  asOf: ['2020-08-31', undefined],
  stockDays: Array.from({ length: 91 }, (_, number) => addDays('2020-01-04', number * 4)),
  orgs: ['VN', 'H58', 'own:G14'],
  periods: ['2020-Q2', '2020-07', '2020'],
};
const asWritten = allCells(new Oracle(log), sample);

describe('random events', () => {
  it('meet twenty-five planted misreadings', () => {
    expect(new Set(misreadings.map(({ name }) => name)).size).toBe(25);
  });

  it.each(misreadings)('find out when $mistake', ({ name }) => {
    expect(moved(asWritten, allCells(new Oracle(log, misread(name)), sample))).not.toEqual([]);
  });
});
