import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { contexts, type ProjectedContext } from './contexts.js';
import { ContextProjector, type ProjectorParts } from './context-projector.js';
import { OneAtATime } from './one-at-a-time.js';

/**
 * Hosts the batch loops of contexts as a Nest microservice. Nest's own Kafka transport hands over one message at a
 * time and commits on error; folding needs batches, and a checkpoint in the transaction of the data.
 */
export class FoldStrategy extends Server implements CustomTransportStrategy {
  private readonly stopping = new AbortController();
  readonly projectors: readonly ContextProjector[];
  private running: Promise<unknown> = Promise.resolve();

  constructor(parts: ProjectorParts, folded: readonly ProjectedContext[] = contexts) {
    super();
    const rebuilds = new OneAtATime();
    this.projectors = folded.map((context) => new ContextProjector(context, parts, rebuilds));
  }

  /** Joins those who fold the same contexts, and folds. Where one context is refused none is folded. */
  listen(callback: (error?: unknown) => void): void {
    const joining = this.projectors.map((projector) => projector.join(this.stopping.signal));
    this.running = this.fold(joining);
    Promise.all(joining).then(() => callback(), callback);
  }

  private async fold(joining: readonly Promise<() => Promise<void>>[]): Promise<void> {
    const joined = await Promise.allSettled(joining);
    if (joined.some(({ status }) => status === 'rejected')) this.stopping.abort(); // those that have joined leave again
    await Promise.all(joined.flatMap((one) => (one.status === 'fulfilled' ? [one.value()] : [])));
  }

  /** Waits for the batches that are being written. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  on(): never {
    throw new Error('a fold has no events of its own to listen to');
  }

  unwrap(): never {
    throw new Error('a fold has no server underneath');
  }
}
