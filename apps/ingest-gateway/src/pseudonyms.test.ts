import { pseudonymOf } from './pseudonyms.js';

const secret = Buffer.alloc(32, 7);

describe('a pseudonym', () => {
  it('is the same for the same number under the same secret, and tells nothing of it', () => {
    const made = pseudonymOf(secret, '012345678901');
    expect(made).toMatch(/^p:[0-9a-f]{32}$/);
    expect(pseudonymOf(secret, ' 012345678901 ')).toBe(made);
    expect(pseudonymOf(secret, '012345678902')).not.toBe(made);
    expect(pseudonymOf(Buffer.alloc(32, 8), '012345678901')).not.toBe(made);
  });
});
