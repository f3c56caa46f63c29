import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Problem } from '#runtime';
import { ProjectorGauges } from './projector-gauges.js';
import { PROJECTOR, type ProjectorProcessParts } from './projector-parts.js';

/** `/health/live`, `/health/ready` and `/metrics` of a projector that runs by itself. */
@Controller()
export class HealthController {
  constructor(
    @Inject(PROJECTOR) private readonly parts: ProjectorProcessParts,
    private readonly gauges: ProjectorGauges,
  ) {}

  @Get('health/live')
  live(): Readonly<{ status: 'live' }> {
    return { status: 'live' };
  }

  /** 200 when log and database answer, and no partition stands still. */
  @Get('health/ready')
  async ready(): Promise<Readonly<{ status: 'ready' }>> {
    const { log, database, projectors } = this.parts;
    const [projector] = projectors;
    await database.pool.query('select 1').catch(() => unavailable('database'));
    if (projector !== undefined) await log.heads(projector.context.stream).catch(() => unavailable('log'));
    const holes = projectors.flatMap((one) =>
      one.holes().map((partition) => `log-hole: ${one.context.stream}/${partition}`),
    );
    if (holes.length === 0) return { status: 'ready' };
    const named = holes.join(', ');
    throw new Problem({ code: 'projection-behind', detail: { vi: named, en: named } });
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.gauges.scrape();
  }
}

function unavailable(what: string): never {
  throw new Problem({ code: 'log-unavailable', detail: { vi: what, en: what }, headers: { 'retry-after': '1' } });
}
