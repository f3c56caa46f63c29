import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { pause, pump } from '#runtime';
import { DayCloser } from './day-closer.js';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';

/** A day is closed within this time after midnight. */
const everyMs = 15_000;

/** Closes days after midnight, and at the start those that were missed. */
@Injectable()
export class NightWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private watching: Promise<void> = Promise.resolve();

  constructor(@Inject(GATEWAY) private readonly parts: GatewayParts) {}

  onApplicationBootstrap(): void {
    const { log, clock, logger } = this.parts;
    const closer = new DayCloser(log, clock);
    const turn = async (signal: AbortSignal): Promise<void> => {
      const closed = await closer.look();
      if (closed > 0) logger.info({ partitions: closed }, 'day closed');
      await pause(everyMs, signal);
    };
    this.watching = pump({ name: 'night-watch', turn, signal: this.stopping.signal, log: logger });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.watching;
  }
}
