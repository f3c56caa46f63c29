import { asError } from './as-error.js';
import type { Logger } from './logger.js';
import { pause } from './pause.js';

/** What a shutdown needs of a process; `process` itself fits. */
export type Host = {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): void;
};

export type ShutdownOptions = Readonly<{ log: Logger; deadlineMs?: number; host?: Host }>;

/**
 * The orderly end of a process. `signal` is aborted first, so that loops stop; then whatever was opened is closed, last
 * opened first. A second SIGINT or SIGTERM exits at once.
 */
export class Shutdown {
  private readonly controller = new AbortController();
  private readonly closers: { name: string; close: () => Promise<void> | void }[] = [];
  private readonly log: Logger;
  private readonly deadlineMs: number;
  private readonly host: Host;
  private ending: Promise<void> | undefined;

  constructor({ log, deadlineMs = 20_000, host = process }: ShutdownOptions) {
    this.log = log;
    this.deadlineMs = deadlineMs;
    this.host = host;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) host.on(signal, () => this.heard(signal));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Call right after opening something: what was opened later may still need what was opened earlier. */
  onClose(name: string, close: () => Promise<void> | void): void {
    this.closers.push({ name, close });
  }

  /** Closes everything and exits: with 1 if a closer failed or the deadline passed, else with `code`. */
  stop(reason: string, code = 0): Promise<void> {
    this.ending ??= this.end(reason, code);
    return this.ending;
  }

  private heard(signal: 'SIGINT' | 'SIGTERM'): void {
    if (this.ending !== undefined) {
      this.host.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    void this.stop(signal);
  }

  private async end(reason: string, code: number): Promise<void> {
    this.log.info({ reason }, 'shutting down');
    this.controller.abort();
    const closed = new AbortController();
    const result = await Promise.race([
      this.closeAll(),
      pause(this.deadlineMs, closed.signal).then(() => 'late' as const),
    ]);
    closed.abort();
    if (result === 'late') this.log.error({ deadlineMs: this.deadlineMs, open: this.open() }, 'shutdown took too long');
    this.host.exit(result === 'closed' ? code : 1);
  }

  private async closeAll(): Promise<'closed' | 'failed'> {
    let result: 'closed' | 'failed' = 'closed';
    for (let last = this.closers.at(-1); last !== undefined; last = this.closers.at(-1)) {
      try {
        await last.close();
      } catch (thrown) {
        result = 'failed';
        this.log.error({ closer: last.name, err: asError(thrown) }, 'could not close');
      }
      this.closers.pop();
    }
    return result;
  }

  private open(): string {
    return this.closers.map((closer) => closer.name).join(', ');
  }
}
