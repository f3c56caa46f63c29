import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { edition, listenFolded } from '#read-models';
import { QUERY, type QueryParts } from './query-parts.js';

/**
 * A rebuilt read model takes over without a word, and a listener that lost its connection hears none: an edition is
 * looked up again after this time.
 */
const trustedMs = 250;

/** Which edition of the figures is served; it changes with every batch that is folded. */
@Injectable()
export class EditionWatch implements OnModuleInit, OnApplicationShutdown {
  private known: Readonly<{ edition: Promise<string>; at: number }> | undefined;
  /** What `known` came to, for whoever cannot wait. */
  private read: Readonly<{ edition: string; at: number }> | undefined;
  private stop: (() => void) | undefined;

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  async onModuleInit(): Promise<void> {
    this.stop = await listenFolded(this.parts.database.pool, () => {
      this.known = undefined;
      this.read = undefined;
    });
  }

  onApplicationShutdown(): void {
    this.stop?.();
  }

  /** Undefined if it has to be looked up first. */
  trusted(): string | undefined {
    return this.read !== undefined && performance.now() - this.read.at <= trustedMs ? this.read.edition : undefined;
  }

  current(): Promise<string> {
    const at = performance.now();
    if (this.known === undefined || at - this.known.at > trustedMs) {
      const known = { edition: edition(this.parts.database.pool), at };
      this.known = known;
      known.edition.then(
        (found) => {
          if (this.known === known) this.read = { edition: found, at };
        },
        () => {
          if (this.known === known) this.known = undefined; // a failure is no answer to the next question
        },
      );
    }
    return this.known.edition;
  }
}
