import { shownBeside, shownDay, shownInstant, shownNumber, shownPercent } from './format.js';

it('writes numbers as the language does', () => {
  expect([shownNumber(1234567.891, 'vi'), shownNumber(1234567.891, 'en')]).toEqual(['1.234.567,89', '1,234,567.89']);
  const digits = { least: 0, most: 1 };
  expect([shownPercent(0.8654, 'vi', digits), shownPercent(0.8654, 'en', digits)]).toEqual(['86,5\u00a0%', '86.5%']);
});

it.each([
  [0.2, 0.2, '20.0%'],
  [0.19996, 0.2, '19.996%'],
  [0.1996, 0.2, '19.96%'],
  [0.199999, 0.2, '19.9999%'],
  [0.999999, 1, '99.9999%'],
  [0, undefined, '0.0%'],
])('never rounds %d to its target %d', (share, target, shown) => {
  expect(shownBeside(share, target, 'en')).toBe(shown);
});

it('writes days and instants of Việt Nam, and leaves alone what is neither', () => {
  expect(shownDay('2020-07-01')).toBe('01/07/2020');
  expect(shownInstant('2020-06-30T17:00:00Z')).toBe('01/07/2020 00:00');
  expect([shownDay('<b>'), shownInstant('<b>')]).toEqual(['<b>', '<b>']);
});
