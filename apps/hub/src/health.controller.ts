import { Controller, Get, Header, HttpCode, Inject } from '@nestjs/common';
import { Problem } from '#runtime';
import { HUB_STORE, HubGauges } from './hub-gauges.js';
import type { Store } from './store.js';

/** `/health/live`, `/health/ready` and `/metrics`: for whoever watches over the hub. */
@Controller()
export class HealthController {
  constructor(
    @Inject(HUB_STORE) private readonly store: Pick<Store, 'log' | 'database'>,
    private readonly gauges: HubGauges,
  ) {}

  @Get('health/live')
  @HttpCode(200)
  live(): Readonly<{ status: 'live' }> {
    return { status: 'live' };
  }

  /** 200 when events can be taken and figures asked for. */
  @Get('health/ready')
  async ready(): Promise<Readonly<{ status: 'ready' }>> {
    const unsafe = await this.store.log.unsafeSettings().catch(() => undefined);
    if (unsafe === undefined) throw new Problem({ code: 'log-unavailable', headers: { 'retry-after': '1' } });
    if (unsafe.length > 0) {
      const named = unsafe.join(', ');
      throw new Problem({
        code: 'unsafe-settings',
        detail: { vi: named, en: named },
        headers: { 'retry-after': '60' },
      });
    }
    await this.store.database.pool.query('select 1');
    return { status: 'ready' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.gauges.scrape();
  }
}
