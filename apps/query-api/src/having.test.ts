import { Faults } from './faults.js';
import { havingOf } from './having.js';
import type { Row } from './row.js';

const third: Row = { value: 0.333333, value_status: 'ok', numerator: 1, denominator: 3, status: 'missed' };
const unknown: Row = { value: null, value_status: 'not_reported', numerator: null, denominator: null };

describe('a condition', () => {
  it.each([
    ['value.gt=0.333333', true],
    ['value.lt=0.333334', true],
    ['value.eq=0.333333', false],
    ['numerator.ge=1', true],
    ['status=missed', true],
    ['status=met', false],
  ])('%s on one third that missed its target is %s', (text, expected) => {
    expect(passes([text], third)).toBe(expected);
  });

  it('never holds for a value that is not known', () => {
    expect(passes(['value.lt=1'], unknown)).toBe(false);
    expect(passes(['value_status=not_reported'], unknown)).toBe(true);
  });

  it.each(['value.less=0.2', 'value.lt=much', 'colour=red', 'value', 'status=mised'])('%s is a fault', (text) => {
    const faults = new Faults('en');
    havingOf({ having: [text], short: {} }, faults);
    expect(() => faults.throwIfAny()).toThrow('1 parameter is wrong.');
  });
});

function passes(having: readonly string[], row: Row): boolean {
  return havingOf({ having, short: {} }, new Faults('en')).every((holds) => holds(row));
}
