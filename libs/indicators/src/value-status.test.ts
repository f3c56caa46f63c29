import { valueStatus } from './value-status.js';

describe('the status of a value', () => {
  it('is ok where there is a denominator, also when the numerator is nothing', () => {
    expect(valueStatus({ applies: true, reported: true, denominator: 3 })).toBe('ok');
    expect(valueStatus({ applies: true, reported: true, denominator: 3n })).toBe('ok');
  });

  it('is not_reported where nobody spoke: unknown, not zero', () => {
    expect(valueStatus({ applies: true, reported: false, denominator: 0 })).toBe('not_reported');
  });

  it('is undefined where the denominator is zero while the agency does report', () => {
    expect(valueStatus({ applies: true, reported: true, denominator: 0 })).toBe('undefined');
  });

  it('is not_applicable where the catalogue excludes the kind of agency, whatever was reported', () => {
    expect(valueStatus({ applies: false, reported: true, denominator: 3 })).toBe('not_applicable');
    expect(valueStatus({ applies: false, reported: false, denominator: 0 })).toBe('not_applicable');
  });
});
