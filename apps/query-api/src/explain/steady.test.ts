import { steadily } from './steady.js';

/** An edition that changes this often while it is looked at. */
function editions(changes: number): () => Promise<string> {
  let looked = 0;
  return () => Promise.resolve(String(Math.min((looked += 1), changes * 2)));
}

describe('parts that are read one after the other', () => {
  it.each([
    ['agree though something was folded in between: once', 9, true, 1, false],
    ['do not agree, and nothing was folded: once, and it is wrong indeed', 0, false, 1, true],
    ['do not agree since something was folded: again', 1, false, 2, true],
    ['never agree while all the time something is folded: three times', 9, false, 3, false],
  ])('%s', async (_case, changes, agreeing, times, steady) => {
    let reads = 0;
    const read = (): Promise<number> => Promise.resolve((reads += 1));
    const found = await steadily({ edition: editions(changes), read, agrees: () => agreeing });
    expect([found, reads]).toEqual([{ found: times, steady }, times]);
  });
});
