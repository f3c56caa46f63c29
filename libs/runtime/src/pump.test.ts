import { createLogger } from './logger.js';
import { pause } from './pause.js';
import { backoffMs, pump } from './pump.js';

const quiet = createLogger({ name: 'test' });

function messageOf(line: string): string | undefined {
  return /"msg":"([^"]*)"/.exec(line)?.[1];
}

describe('a pump', () => {
  it('turns until it is asked to stop, and lets the running turn end', async () => {
    const stop = new AbortController();
    let turns = 0;
    await pump({
      name: 'test',
      signal: stop.signal,
      log: quiet,
      turn: async () => {
        turns += 1;
        if (turns === 3) stop.abort();
        await Promise.resolve();
      },
    });
    expect(turns).toBe(3);
  });

  it('goes on after errors and logs each trouble once, and its end', async () => {
    const stop = new AbortController();
    const messages: (string | undefined)[] = [];
    const log = createLogger({
      name: 'test',
      level: 'info',
      destination: { write: (line) => messages.push(messageOf(line)) },
    });
    const outcomes = ['down', 'down', 'down', 'other', 'fine', 'fine'];
    await pump({
      name: 'test',
      signal: stop.signal,
      log,
      minBackoffMs: 1,
      turn: () => {
        const outcome = outcomes.shift();
        if (outcome === undefined) stop.abort();
        return outcome === 'down' || outcome === 'other' ? Promise.reject(new Error(outcome)) : Promise.resolve();
      },
    });
    expect(messages).toEqual(['loop fails and will try again', 'loop fails and will try again', 'loop works again']);
  });

  it('does not sit out its back-off when asked to stop', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 10);
    await pump({
      name: 'test',
      signal: stop.signal,
      log: quiet,
      minBackoffMs: 60_000,
      maxBackoffMs: 60_000,
      turn: () => Promise.reject(new Error('down')),
    });
    expect(stop.signal.aborted).toBe(true);
  });

  it('backs off twice as long each time, up to the cap', () => {
    expect([0, 1, 2, 3, 50].map((failures) => backoffMs(failures, 100, 500))).toEqual([100, 200, 400, 500, 500]);
  });
});

describe('a pause', () => {
  it('is over at once when the signal was aborted before', async () => {
    await pause(60_000, AbortSignal.abort());
  });
});
