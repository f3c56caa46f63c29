import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { ProjectorGauges } from './projector-gauges.js';
import { PROJECTOR, type ProjectorProcessParts } from './projector-parts.js';

/** What watches over a projector that is a process of its own. */
@Module({})
export class ProjectorModule {
  static register(parts: ProjectorProcessParts): DynamicModule {
    return {
      module: ProjectorModule,
      controllers: [HealthController],
      providers: [{ provide: PROJECTOR, useValue: parts }, ProjectorGauges],
    };
  }
}
