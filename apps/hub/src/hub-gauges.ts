import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { positionsIn, readLag } from '#event-log';
import { countQuarantined, foldedPositions } from '#read-models';
import { createMetrics, systemClock } from '#runtime';
import { contexts } from '../../projector/src/contexts.js';
import type { Store } from './store.js';

/** Token by which Nest injects the store. */
export const HUB_STORE = Symbol('hub store');

/** As the metrics of a projector that is a process of its own. */
const place = ['context', 'group', 'partition'] as const;

/** What operators watch: how much stands in the log, how much of it is folded, and what is set aside. */
@Injectable()
export class HubGauges {
  private readonly registry: Registry = createMetrics('hub');
  private readonly logged = this.gauge('lienthong_log_events', 'Events in the log', ['stream']);
  private readonly behind = this.gauge('lienthong_projection_lag_events', 'Events that are not folded yet', place);
  private readonly seconds = this.gauge(
    'lienthong_projection_lag_seconds',
    'Since the first event that is not folded was recorded',
    place,
  );
  private readonly quarantined = this.gauge('lienthong_quarantined_events', 'Events that wait in quarantine', []);

  constructor(@Inject(HUB_STORE) private readonly store: Pick<Store, 'log' | 'database'>) {}

  async scrape(): Promise<string> {
    const { log, database } = this.store;
    const positions = await foldedPositions(database.pool);
    for (const { name: context, stream, group } of contexts) {
      const lags = await readLag(log, { stream, folded: positionsIn(positions, stream), now: systemClock.now() });
      this.logged.set(
        { stream },
        lags.reduce((sum, { end }) => sum + end, 0),
      );
      for (const { partition, events, seconds } of lags) {
        this.behind.set({ context, group, partition }, events);
        this.seconds.set({ context, group, partition }, seconds);
      }
    }
    this.quarantined.set(await countQuarantined(this.store.database));
    return await this.registry.metrics();
  }

  private gauge(name: string, help: string, labelNames: readonly string[]): Gauge {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }
}
