import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { createMetrics, Problem } from '#runtime';
import { QUERY, type QueryParts } from '../query-parts.js';
import { queryApiHealth } from './query-api-health.js';

/** `/health/live`, `/health/ready` and `/metrics` of a query API that runs by itself. */
@Controller()
export class HealthController {
  private readonly metrics: Registry = createMetrics('query-api');

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  @Get('health/live')
  live(): Readonly<{ status: 'live' }> {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(): Promise<Readonly<{ status: 'ready' }>> {
    const { ready, reason = '' } = await queryApiHealth(this.parts);
    if (ready) return { status: 'ready' };
    throw new Problem({
      code: 'projection-behind',
      detail: { vi: reason, en: reason },
      headers: { 'retry-after': '1' },
    });
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  scrape(): Promise<string> {
    return this.metrics.metrics();
  }
}
