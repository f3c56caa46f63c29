/** A bell: whoever waits goes on at the next ring, or at once if it rang since it last waited. */
export class Wakening {
  private rung = false;
  private release: (() => void) | undefined;

  wake(): void {
    this.rung = true;
    this.release?.();
  }

  async wait(atMostMs: number, signal: AbortSignal): Promise<void> {
    if (!this.rung && !signal.aborted) await this.ring(atMostMs, signal);
    this.rung = false;
  }

  private ring(atMostMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.release = undefined;
        resolve();
      };
      const timer = setTimeout(done, atMostMs);
      signal.addEventListener('abort', done);
      this.release = done;
    });
  }
}
