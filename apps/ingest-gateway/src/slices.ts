import { setImmediate } from 'node:timers/promises';

/** Long work goes on at most this long before other requests get their turn. */
const sliceMs = 5;

/** Cuts long work into slices. */
export class Slices {
  private since = performance.now();

  /** True when it is time for `rest`; asked so often that it does not wait itself. */
  isOver(): boolean {
    return performance.now() - this.since > sliceMs;
  }

  async rest(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
