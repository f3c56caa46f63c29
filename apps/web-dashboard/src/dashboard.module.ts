import { type DynamicModule, Module } from '@nestjs/common';
import { API_BASE, OverviewController } from './overview.controller.js';

/** The pages. They know the other applications by HTTP only. */
@Module({})
export class DashboardModule {
  static register({ apiBase }: Readonly<{ apiBase: () => string }>): DynamicModule {
    return {
      module: DashboardModule,
      controllers: [OverviewController],
      providers: [{ provide: API_BASE, useValue: apiBase }],
    };
  }
}
