import { type DynamicModule, Module } from '@nestjs/common';
import type { KafkaSettings, OpenedLog } from '#event-log';
import type { Database } from '#read-models';
import type { Clock, Logger } from '#runtime';
import { HealthController } from './health.controller.js';
import { HUB_STORE, HubGauges } from './hub-gauges.js';
import { GatewayModule } from '../../ingest-gateway/src/gateway.module.js';
import { QueryApiModule } from '../../query-api/src/query-api.module.js';
import { DashboardModule } from '../../web-dashboard/src/dashboard.module.js';

export type HubModuleParts = Readonly<{
  log: OpenedLog;
  database: Database;
  clock: Clock;
  logger: Logger;
  operatorToken: string;
  kafka: KafkaSettings | undefined;
  /** Where the pages ask: the hub's own address, once it listens. */
  apiBase: () => string;
}>;

@Module({})
export class HubModule {
  static register({ operatorToken, apiBase, kafka, ...parts }: HubModuleParts): DynamicModule {
    const options = { operatorToken };
    return {
      module: HubModule,
      controllers: [HealthController],
      providers: [{ provide: HUB_STORE, useValue: { log: parts.log, database: parts.database } }, HubGauges],
      imports: [
        GatewayModule.register({ ...parts, kafka, options }),
        QueryApiModule.register({ ...parts, options }),
        DashboardModule.register({ apiBase }),
      ],
    };
  }
}
