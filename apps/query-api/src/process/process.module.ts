import { type DynamicModule, Module } from '@nestjs/common';
import { QueryApiModule } from '../query-api.module.js';
import { QUERY, type QueryParts } from '../query-parts.js';
import { HealthController } from './health.controller.js';

/** The query API as a process of its own: with what watches over it. */
@Module({})
export class ProcessModule {
  static register(parts: QueryParts): DynamicModule {
    return {
      module: ProcessModule,
      controllers: [HealthController],
      providers: [{ provide: QUERY, useValue: parts }],
      imports: [QueryApiModule.register(parts)],
    };
  }
}
