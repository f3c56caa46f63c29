import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { createLogger, ProblemFilter } from '#runtime';
import type { Store } from '../../apps/hub/src/store.js';
import { QueryApiModule } from '../../apps/query-api/src/query-api.module.js';
import { DashboardModule } from '../../apps/web-dashboard/src/dashboard.module.js';
import { atEnd } from './postgres.js';

/** Pages and query API on a store behind one door, over real HTTP. Answers the address. */
export async function openDashboard(store: Store): Promise<string> {
  const logger = createLogger({ name: 'web-dashboard' });
  const clock = { now: () => new Date('2026-11-24T03:00:00Z') };
  const address = { url: '' };
  const options = { operatorToken: 'egv_operator_of_this_test' };
  const built = await Test.createTestingModule({
    imports: [
      QueryApiModule.register({ ...store, clock, logger, options }),
      DashboardModule.register({ apiBase: () => address.url }),
    ],
  }).compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  await app.listen(0, '127.0.0.1');
  address.url = await app.getUrl();
  atEnd(() => app.close());
  return address.url;
}
