import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { positionsIn, readLag } from '#event-log';
import { countQuarantined, foldedPositions } from '#read-models';
import { createMetrics } from '#runtime';
import { PROJECTOR, type ProjectorProcessParts } from './projector-parts.js';

const labels = ['context', 'group', 'partition'] as const;

/** How far the folded contexts are behind the log, by partition, in events and in seconds. */
@Injectable()
export class ProjectorGauges {
  private readonly registry: Registry = createMetrics('projector');
  private readonly events = this.gauge('lienthong_projection_lag_events', 'Events that are not folded yet', labels);
  private readonly seconds = this.gauge(
    'lienthong_projection_lag_seconds',
    'Since the first event that is not folded was recorded',
    labels,
  );
  private readonly holes = this.gauge('lienthong_log_holes', 'Partitions that stand still: an event is missing', [
    'context',
  ]);
  private readonly logged = this.gauge('lienthong_log_events', 'Events in the log', ['stream']);
  private readonly quarantined = this.gauge('lienthong_quarantined_events', 'Events that wait in quarantine', []);

  constructor(@Inject(PROJECTOR) private readonly parts: ProjectorProcessParts) {}

  async scrape(): Promise<string> {
    const { log, database, projectors, clock } = this.parts;
    const positions = await foldedPositions(database.pool);
    for (const projector of projectors) {
      const { name: context, stream, group } = projector.context;
      const folded = positionsIn(positions, stream);
      for (const { partition, events, seconds } of await readLag(log, { stream, folded, now: clock.now() })) {
        this.events.set({ context, group, partition }, events);
        this.seconds.set({ context, group, partition }, seconds);
      }
      this.holes.set({ context }, projector.holes().length);
      const heads = await log.heads(stream);
      this.logged.set(
        { stream },
        heads.reduce((sum, { nextOffset }) => sum + nextOffset, 0),
      );
    }
    this.quarantined.set(await countQuarantined(database));
    return await this.registry.metrics();
  }

  private gauge(name: string, help: string, labelNames: readonly string[]): Gauge {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }
}
