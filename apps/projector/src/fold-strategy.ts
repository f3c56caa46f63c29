import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { contexts, type ProjectedContext } from './contexts.js';
import { ContextProjector, type ProjectorParts } from './context-projector.js';

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
    this.projectors = folded.map((context) => new ContextProjector(context, parts));
  }

  /** Joins those who fold the same contexts, and folds. */
  listen(callback: (error?: unknown) => void): void {
    const { signal } = this.stopping;
    const joined = Promise.all(this.projectors.map((projector) => projector.join(signal)));
    this.running = joined.then(
      (loops) => Promise.all(loops.map((loop) => loop())),
      () => undefined,
    );
    joined.then(() => callback(), callback);
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
