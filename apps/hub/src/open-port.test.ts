import { createServer } from 'node:net';
import { freePort } from './postgres/free-port.js';
import { doorError, mustBeOpenable } from './open-port.js';

describe('the port of the one door', () => {
  it('is refused by its number when another program has it, and free again after it was tried', async () => {
    const port = await freePort();
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(port, '127.0.0.1', resolve));
    const door = { host: '127.0.0.1', port };
    await expect(mustBeOpenable(door)).rejects.toThrow(`port ${port} of 127.0.0.1 is taken by another program`);
    await new Promise((resolve) => taken.close(resolve));
    await mustBeOpenable(door);
    await mustBeOpenable(door);
  });

  it('keeps an error that it has no words for', () => {
    const strange = new Error('strange');
    expect(doorError(strange, { host: '127.0.0.1', port: 1 })).toBe(strange);
  });
});
