import { dayStart, instant } from './time.js';
import { declaredDays, WorkCalendar } from './work-calendar.js';

const calendar = new WorkCalendar(dayStart('2019-01-01'), dayStart('2021-01-01'));

describe('a working calendar', () => {
  it.each([
    ['a week', '2019-03-04T08:15:00+07:00', 5, '2019-03-11T08:15:00+07:00'],
    ['Tết', '2020-01-22T10:30:00+07:00', 3, '2020-02-03T10:30:00+07:00'],
    ['days that were swapped', '2019-04-26T09:00:00+07:00', 2, '2019-05-03T09:00:00+07:00'],
    ['a worked Saturday', '2019-04-26T12:00:00+07:00', 3, '2019-05-04T12:00:00+07:00'],
    ['a Sunday', '2019-03-10T09:00:00+07:00', 1, '2019-03-12T07:30:00+07:00'],
    ['a night', '2019-03-04T23:00:00+07:00', 0, '2019-03-05T07:30:00+07:00'],
  ])('counts over %s', (_over, from, days, until) => {
    expect(instant(calendar.after(Date.parse(from), days))).toBe(until);
  });

  it('declares the days off of a span', () => {
    const days = declaredDays(dayStart('2020-01-01'), dayStart('2021-01-01'));
    expect(days).toContainEqual({ day: '2020-09-02', working: false });
    expect(days.filter(({ day }) => !day.startsWith('2020'))).toEqual([]);
  });
});
