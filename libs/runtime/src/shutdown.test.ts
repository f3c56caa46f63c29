import { EventEmitter } from 'node:events';
import { createLogger } from './logger.js';
import { Shutdown, type Host } from './shutdown.js';

class TestHost extends EventEmitter implements Host {
  readonly codes: number[] = [];

  exit(code: number): void {
    this.codes.push(code);
    this.emit('exited');
  }
}

function shutdown(deadlineMs = 1000): { host: TestHost; ending: Shutdown } {
  const host = new TestHost();
  return { host, ending: new Shutdown({ log: createLogger({ name: 'test' }), deadlineMs, host }) };
}

async function exited(host: TestHost): Promise<void> {
  if (host.codes.length === 0) await new Promise((resolve) => host.once('exited', resolve));
}

describe('a shutdown', () => {
  it('stops the loops first, then closes what was opened last first, then exits', async () => {
    const { host, ending } = shutdown();
    const steps: string[] = [];
    ending.signal.addEventListener('abort', () => steps.push('signal'));
    ending.onClose('database', () => void steps.push('database'));
    ending.onClose('server', async () => {
      await Promise.resolve();
      steps.push('server');
    });
    host.emit('SIGTERM');
    await exited(host);
    expect(steps).toEqual(['signal', 'server', 'database']);
    expect(host.codes).toEqual([0]);
  });

  it('closes the rest when one closer fails, and says so with its exit code', async () => {
    const { host, ending } = shutdown();
    let closed = false;
    ending.onClose('database', () => void (closed = true));
    ending.onClose('server', () => Promise.reject(new Error('stuck')));
    await ending.stop('test');
    expect(closed).toBe(true);
    expect(host.codes).toEqual([1]);
  });

  it('does not wait longer than its deadline', async () => {
    const { host, ending } = shutdown(20);
    ending.onClose('server', () => new Promise(() => undefined));
    await ending.stop('test');
    expect(host.codes).toEqual([1]);
  });

  it('exits at once at a second signal', async () => {
    const { host, ending } = shutdown();
    ending.onClose('server', () => new Promise(() => undefined));
    host.emit('SIGINT');
    host.emit('SIGINT');
    expect(host.codes).toEqual([130]);
    await Promise.resolve();
  });

  it('closes once, however often it is asked to', async () => {
    const { host, ending } = shutdown();
    let closes = 0;
    ending.onClose('server', () => void (closes += 1));
    await Promise.all([ending.stop('one'), ending.stop('two')]);
    expect([closes, host.codes]).toEqual([1, [0]]);
  });
});
