import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { streamNames } from '#event-catalog';
import { countQuarantined, foldedPositions } from '#read-models';
import { createMetrics } from '#runtime';
import type { Store } from './store.js';

/** Token by which Nest injects the store. */
export const HUB_STORE = Symbol('hub store');

/** What operators watch: how much stands in the log, how much of it is folded, and what is set aside. */
@Injectable()
export class HubGauges {
  private readonly registry: Registry = createMetrics('hub');
  private readonly logged = this.gauge('lienthong_log_events', 'Events in the log', ['stream']);
  private readonly behind = this.gauge('lienthong_projection_lag_events', 'Events that are not folded yet', ['stream']);
  private readonly quarantined = this.gauge('lienthong_quarantined_events', 'Events that wait in quarantine', []);

  constructor(@Inject(HUB_STORE) private readonly store: Pick<Store, 'log' | 'database'>) {}

  async scrape(): Promise<string> {
    const folded = await foldedPositions(this.store.database.pool);
    for (const stream of streamNames) {
      const heads = await this.store.log.heads(stream);
      const logged = heads.reduce((sum, { nextOffset }) => sum + nextOffset, 0);
      const done = heads.reduce((sum, { partition }) => sum + (folded.get(`${stream}/${partition}`) ?? 0), 0);
      this.logged.set({ stream }, logged);
      this.behind.set({ stream }, logged - done);
    }
    this.quarantined.set(await countQuarantined(this.store.database));
    return await this.registry.metrics();
  }

  private gauge(name: string, help: string, labelNames: readonly string[]): Gauge {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }
}
