import { type DynamicModule, Module } from '@nestjs/common';
import type { OpenedLog } from '#event-log';
import type { GatewayParts } from './gateway-parts.js';
import { GatewayModule } from './gateway.module.js';
import { HealthController, READINESS } from './health.controller.js';

/** The gateway as a process of its own. */
@Module({})
export class OwnProcessModule {
  static register(parts: Omit<GatewayParts, 'log'> & Readonly<{ log: OpenedLog }>): DynamicModule {
    return {
      module: OwnProcessModule,
      imports: [GatewayModule.register(parts)],
      controllers: [HealthController],
      providers: [{ provide: READINESS, useValue: { log: parts.log, database: parts.database } }],
    };
  }
}
