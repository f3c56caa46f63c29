import { type DynamicModule, Module } from '@nestjs/common';
import { QueryApi } from './api-client.js';
import { AssetsController } from './assets.controller.js';
import { NoPageController } from './no-page.controller.js';
import { OverviewController } from './overview.controller.js';

/** Where the query API answers; a function where that is known only once the server listens. */
export type DashboardParts = Readonly<{ apiBase: string | (() => string) }>;

/** The pages. They know the other applications by HTTP only. */
@Module({})
export class DashboardModule {
  static register({ apiBase }: DashboardParts): DynamicModule {
    return {
      module: DashboardModule,
      controllers: [OverviewController, AssetsController, NoPageController],
      providers: [{ provide: QueryApi, useValue: new QueryApi(apiBase) }],
    };
  }
}
