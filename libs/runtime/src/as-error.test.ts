import { readFile } from 'node:fs/promises';
import { asError, errorCode } from './as-error.js';

describe('what was thrown', () => {
  it('is an error of Node with its code, also from another realm', async () => {
    const thrown: unknown = await readFile('/nowhere').catch((error: unknown) => error);
    expect(asError(thrown)).toBe(thrown);
    expect(errorCode(thrown)).toBe('ENOENT');
  });

  it.each([[undefined], ['text'], [{ code: 7 }]])('may be no error: %j', (thrown) => {
    expect(asError(thrown).cause).toBe(thrown);
    expect(errorCode(thrown)).toBeUndefined();
  });
});
