import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { edition, listenFolded } from '#read-models';
import { QUERY, type QueryParts } from './query-parts.js';

/** Without a word from the projectors the edition is looked up again after this time. */
const trustedMs = 1_000;

/** Which edition of the figures is served; it changes with every batch that is folded. */
@Injectable()
export class EditionWatch implements OnModuleInit, OnApplicationShutdown {
  private known: { edition: Promise<string>; at: number } | undefined;
  private stop: (() => void) | undefined;

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  async onModuleInit(): Promise<void> {
    this.stop = await listenFolded(this.parts.database.pool, () => {
      this.known = undefined;
    });
  }

  onApplicationShutdown(): void {
    this.stop?.();
  }

  current(): Promise<string> {
    const at = performance.now();
    if (this.known === undefined || at - this.known.at > trustedMs) {
      this.known = { edition: edition(this.parts.database.pool), at };
    }
    return this.known.edition;
  }
}
