import { settlementFault } from './settlement-fault.js';

const item = {
  status: 'quarantined',
  reason: 'foreign-source',
  source: 'urn:egov:H58:onestop',
  id: 'e1',
  subject: 'D1',
} as const;

describe('a quarantined event', () => {
  it('of another home may be released or discarded', () => {
    expect([settlementFault(item, 'released'), settlementFault(item, 'discarded')]).toEqual([undefined, undefined]);
  });

  it.each(['id-conflict', 'schema-violation'])('for %s may be discarded, and never released', (reason) => {
    expect(settlementFault({ ...item, reason }, 'discarded')).toBeUndefined();
    expect(settlementFault({ ...item, reason }, 'released')?.en).toContain('cannot be released');
  });

  it.each(['released', 'discarded', 'mended'] as const)('that is %s is not settled again', (status) => {
    expect(settlementFault({ ...item, status }, 'discarded')?.en).toContain(status);
  });

  it('that cannot be named cannot be settled', () => {
    expect(settlementFault({ ...item, id: null }, 'discarded')).toBeDefined();
  });
});
