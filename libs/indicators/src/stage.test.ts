import { parsePeriod } from './period.js';
import { figureDay, stage } from './stage.js';

const quarter = parsePeriod('2020-Q3')!;

describe('the stage of a period', () => {
  it.each([
    ['live', '2020-06-01', 'before it begins'],
    ['live', '2020-09-30', 'on its last day'],
    ['provisional', '2020-10-01', 'on the day after'],
    ['provisional', '2020-10-30', 'closed for 29 days'],
    ['final', '2020-10-31', 'closed for 30 days'],
    ['final', '2021-10-31', 'long after'],
  ])('is %s on %s, %s', (name, today) => {
    expect(stage(quarter, today)).toBe(name);
  });
});

describe('the day of a figure', () => {
  it('is the last day of the period, or the as-of day while the period is open', () => {
    expect(figureDay(quarter, '2020-08-15')).toBe('2020-08-15');
    expect(figureDay(quarter, '2020-09-30')).toBe('2020-09-30');
    expect(figureDay(quarter, '2020-12-01')).toBe('2020-09-30');
  });
});
