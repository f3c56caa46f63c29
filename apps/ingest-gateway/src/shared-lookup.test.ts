import { SharedLookup } from './shared-lookup.js';

/** A slow look at a value that changes. */
function slowly(): { lookup: SharedLookup<string>; looks: () => number; set: (value: string) => void } {
  let value = 'valid';
  let looks = 0;
  const lookup = new SharedLookup(async () => {
    looks += 1;
    const seen = value;
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (seen === 'broken') throw new Error(seen);
    return seen;
  });
  return { lookup, looks: () => looks, set: (changed) => (value = changed) };
}

describe('a shared look', () => {
  it('is one for all who come while another is under way', async () => {
    const { lookup, looks } = slowly();
    const answers = await Promise.all(Array.from({ length: 50 }, () => lookup.ask('k')));
    expect(new Set(answers)).toEqual(new Set(['valid']));
    expect(looks()).toBe(2);
  });

  it('never answers with what was seen before somebody asked', async () => {
    const { lookup, set } = slowly();
    const before = lookup.ask('k');
    set('revoked');
    expect(await lookup.ask('k')).toBe('revoked');
    expect(await before).toBe('valid');
  });

  it('that fails is tried again for those who came later', async () => {
    const { lookup, set } = slowly();
    set('broken');
    const first = lookup.ask('k');
    set('valid');
    const second = lookup.ask('k');
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe('valid');
  });

  it('keeps keys apart', async () => {
    const { lookup, looks } = slowly();
    await Promise.all([lookup.ask('a'), lookup.ask('b')]);
    expect(looks()).toBe(2);
  });
});
