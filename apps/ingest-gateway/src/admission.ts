export type AdmissionLimits = Readonly<{
  /** What all requests that are being worked on may hold together. */
  totalBytes: number;
  /** What those of one key may hold, so that one sender does not keep the others out. */
  bytesOfOneKey: number;
}>;

/** Room for one request. */
export type Room = Readonly<{
  /** Gives back what turned out not to be needed. */
  shrink(bytes: number): void;
  /** Gives everything back; it may be called again. */
  leave(): void;
}>;

/** No request holds less: what is kept of a small one is more than its body. */
const leastBytes = 8 * 1024;

/**
 * Bounds what the door holds at a time. Whoever finds no room is sent away at once: a queue in memory would only make
 * everybody wait, and end with the process.
 */
export class Admission {
  private held = 0;
  private readonly heldByKey = new Map<string, number>();

  constructor(private readonly limits: AdmissionLimits) {}

  enter(key: string, bytes: number): Room | 'full' | 'share-used-up' {
    const needed = Math.max(bytes, leastBytes);
    if ((this.heldByKey.get(key) ?? 0) + needed > this.limits.bytesOfOneKey) return 'share-used-up';
    if (this.held + needed > this.limits.totalBytes) return 'full';
    this.hold(key, needed);
    return this.room(key, needed);
  }

  private room(key: string, needed: number): Room {
    let mine = needed;
    const keep = (bytes: number): void => {
      this.hold(key, bytes - mine);
      mine = bytes;
    };
    return {
      shrink: (bytes) => keep(Math.min(mine, Math.max(bytes, leastBytes))),
      leave: () => keep(0),
    };
  }

  private hold(key: string, bytes: number): void {
    this.held += bytes;
    const ofKey = (this.heldByKey.get(key) ?? 0) + bytes;
    if (ofKey === 0) this.heldByKey.delete(key);
    else this.heldByKey.set(key, ofKey);
  }
}
