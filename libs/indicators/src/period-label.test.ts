import { periodLabel } from './period-label.js';
import { parsePeriod } from './period.js';

describe('the label of a period', () => {
  it.each([
    ['2020', 'Năm 2020', '2020'],
    ['2020-Q1', 'Quý I/2020', 'Q1 2020'],
    ['2020-Q2', 'Quý II/2020', 'Q2 2020'],
    ['2020-Q3', 'Quý III/2020', 'Q3 2020'],
    ['2020-Q4', 'Quý IV/2020', 'Q4 2020'],
    ['2020-07', 'Tháng 7/2020', 'July 2020'],
    ['2020-12', 'Tháng 12/2020', 'December 2020'],
    ['2020-W30', 'Tuần 30/2020', 'Week 30, 2020'],
    ['2020-W01', 'Tuần 1/2020', 'Week 1, 2020'],
    ['2020-07-15', '15/07/2020', '15 July 2020'],
  ])('%s reads %s and %s', (id, vi, en) => {
    expect(periodLabel(parsePeriod(id)!, 'vi')).toBe(vi);
    expect(periodLabel(parsePeriod(id)!, 'en')).toBe(en);
  });
});
