import fc from 'fast-check';
import { dayText, dayNumber } from './day.js';
import { compareFractions, fraction, parseDecimal } from './fraction.js';
import { targetGap, targetLine, targetOn, targetStatus, type Target } from './target.js';

const decimal = (text: string) => parseDecimal(text)!;
const target = (over: Partial<Target> = {}): Target => ({
  value: decimal('0.2'),
  by: '2020-12-31',
  direction: 'up',
  basis: 'NQ 17/NQ-CP',
  order: { time: 1, source: 'urn:egov:VN:plan', id: 'a' },
  ...over,
});

describe('the target of an agency on a day', () => {
  const general = target();
  const later = target({ value: decimal('0.5'), by: '2025-12-31' });
  const own = target({ agency: 'H58', value: decimal('0.3') });

  it('is its own before the general one', () => {
    expect(targetOn([general, own], 'H58', '2020-07-01')).toBe(own);
    expect(targetOn([general, own], 'H57', '2020-07-01')).toBe(general);
    expect(targetOn([general, later, own], 'H58', '2023-07-01')).toBe(own);
    expect(targetOn([own], 'H57', '2020-07-01')).toBeUndefined();
    expect(targetOn([], 'H57', '2020-07-01')).toBeUndefined();
  });

  it.each([
    ['2019-01-01', general],
    ['2020-12-31', general],
    ['2021-01-01', later],
    ['2025-12-31', later],
    ['2026-01-01', later],
  ])('on %s is the one with the earliest day that is not past, else the last one passed', (day, expected) => {
    expect(targetOn([later, general], 'H58', day)).toBe(expected);
    expect(targetOn([general, later], 'H58', day)).toBe(expected);
  });

  it('is by the last event where two have the same day', () => {
    const raised = target({ value: decimal('0.25'), order: { time: 1, source: 'urn:egov:VN:plan', id: 'b' } });
    expect(targetOn([raised, general], 'H58', '2020-07-01')).toBe(raised);
    expect(targetOn([general, raised], 'H58', '2021-07-01')).toBe(raised);
  });

  it('does not depend on the order in which targets are listed', () => {
    const by = fc.constantFrom('2019-12-31', '2020-12-31', '2021-12-31', '2025-12-31');
    const targets = fc
      .array(fc.record({ by, agency: fc.constantFrom(undefined, 'H58') }), { maxLength: 8 })
      .map((all) => all.map((one, id) => target({ ...one, order: { time: 1, source: 's', id: String(id) } })));
    fc.assert(
      fc.property(targets, by, (all, day) => {
        expect(targetOn([...all].reverse(), 'H58', day)).toBe(targetOn(all, 'H58', day));
      }),
    );
  });
});

describe('the line', () => {
  it('runs by days from 0 on the day of the Resolution to the value on the target day', () => {
    expect(compareFractions(targetLine(target(), '2019-03-07')!, decimal('0'))).toBe(0);
    // 481 of 665 days
    expect(compareFractions(targetLine(target(), '2020-06-30')!, fraction(2 * 481, 10 * 665)!)).toBe(0);
    expect(compareFractions(targetLine(target(), '2020-12-31')!, decimal('0.2'))).toBe(0);
  });

  it('is level before its beginning and after its end', () => {
    expect(compareFractions(targetLine(target(), '2018-01-01')!, decimal('0'))).toBe(0);
    expect(compareFractions(targetLine(target(), '2022-01-01')!, decimal('0.2'))).toBe(0);
  });

  it('begins at the baseline on its day', () => {
    const ten = target({ baseline: decimal('0.1'), baselineDay: '2020-12-21' });
    expect(compareFractions(targetLine(ten, '2020-12-21')!, decimal('0.1'))).toBe(0);
    expect(compareFractions(targetLine(ten, '2020-12-24')!, decimal('0.13'))).toBe(0);
  });

  it('is the value at once where it would begin on or after the target day', () => {
    const late = target({ baselineDay: '2021-01-01' });
    expect(compareFractions(targetLine(late, '2020-06-30')!, decimal('0.2'))).toBe(0);
  });

  it('does not exist on the way down without a baseline', () => {
    expect(targetLine(target({ direction: 'down', value: decimal('78') }), '2020-06-30')).toBeUndefined();
  });
});

describe('the status against the target', () => {
  // half way: the line stands at 0.1
  const half = target({ baselineDay: '2020-12-11', by: '2020-12-31' });
  const middle = '2020-12-21';

  it.each([
    [2, 10, 'met'],
    [3, 10, 'met'],
    [199_999, 1_000_000, 'on_track'],
    [1, 10, 'on_track'],
    [99_999, 1_000_000, 'at_risk'],
    [9, 100, 'at_risk'],
    [89_999, 1_000_000, 'behind'],
    [0, 10, 'behind'],
  ])('of %d/%d before its day is %s', (numerator, denominator, status) => {
    expect(targetStatus(half, fraction(numerator, denominator), middle)).toBe(status);
  });

  it('is missed once the day has passed, and met even then', () => {
    expect(targetStatus(half, fraction(19, 100), '2020-12-31')).toBe('at_risk');
    expect(targetStatus(half, fraction(19, 100), '2021-01-01')).toBe('missed');
    expect(targetStatus(half, fraction(20, 100), '2021-01-01')).toBe('met');
  });

  it('says when there is nothing to compare', () => {
    expect(targetStatus(half, undefined, middle)).toBe('no_data');
    expect(targetStatus(half, fraction(1, 0), middle)).toBe('no_data');
    expect(targetStatus(undefined, fraction(1, 2), middle)).toBe('no_target');
    expect(targetStatus(undefined, undefined, middle)).toBe('no_data');
  });

  it('compares whole numbers: 3 × 0.1 is not more than 0.3', () => {
    const exact = target({ value: decimal('0.3') });
    expect(targetStatus(exact, fraction(3, 10), '2020-06-30')).toBe('met');
    expect(targetStatus(exact, fraction(299_999_999_999_999_999n, 10n ** 18n), '2020-12-31')).toBe('at_risk');
  });

  describe('of a rank', () => {
    // 88 → 78 in ten days; after five the line stands at 83, and 83 / 0.9 is 92.2…
    const rank = target({
      direction: 'down',
      value: decimal('78'),
      baseline: decimal('88'),
      baselineDay: '2020-12-21',
    });

    it.each([
      [78, 'met'],
      [75, 'met'],
      [79, 'on_track'],
      [83, 'on_track'],
      [84, 'at_risk'],
      [92, 'at_risk'],
      [93, 'behind'],
    ])('%d is %s', (value, status) => {
      expect(targetStatus(rank, fraction(value, 1), '2020-12-26')).toBe(status);
    });

    it('is at risk up to exactly line / 0.9', () => {
      const line90 = target({ direction: 'down', value: decimal('90'), baseline: decimal('90') });
      expect(targetStatus(line90, fraction(100, 1), '2020-06-30')).toBe('at_risk');
      expect(targetStatus(line90, fraction(1001, 10), '2020-06-30')).toBe('behind');
    });

    it('is behind until met where there is no baseline, and missed after', () => {
      const blind = target({ direction: 'down', value: decimal('78') });
      expect(targetStatus(blind, fraction(79, 1), '2020-06-30')).toBe('behind');
      expect(targetStatus(blind, fraction(78, 1), '2020-06-30')).toBe('met');
      expect(targetStatus(blind, fraction(86, 1), '2021-01-01')).toBe('missed');
    });
  });

  it('never gets worse when the value rises', () => {
    const rank = ['behind', 'at_risk', 'on_track', 'met'];
    const days = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2020-12-31') }).map(dayText);
    fc.assert(
      fc.property(days, fc.nat(1000), fc.nat(1000), (day, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const status = (value: number) => rank.indexOf(targetStatus(target(), fraction(value, 1000), day));
        expect(status(low)).toBeLessThanOrEqual(status(high));
      }),
    );
  });
});

describe('the gap', () => {
  it('is the value less the target', () => {
    expect(targetGap(target(), fraction(2034, 10_000)!)).toBe('0.003400');
    expect(targetGap(target(), fraction(1, 3)!)).toBe('0.133333');
    expect(targetGap(target({ value: decimal('78'), direction: 'down' }), fraction(86, 1)!)).toBe('8.000000');
    expect(targetGap(target(), fraction(1, 10)!)).toBe('-0.100000');
  });
});
