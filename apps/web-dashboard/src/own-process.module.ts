import { type DynamicModule, Module } from '@nestjs/common';
import { API_ADDRESS, ApiRedirectController } from './api-redirect.controller.js';
import { DashboardModule } from './dashboard.module.js';

/** The pages by themselves, with the way from their links to the API. */
@Module({})
export class OwnProcessModule {
  static register(apiAddress: string): DynamicModule {
    return {
      module: OwnProcessModule,
      controllers: [ApiRedirectController],
      providers: [{ provide: API_ADDRESS, useValue: apiAddress }],
      imports: [DashboardModule.register({ apiBase: apiAddress })],
    };
  }
}
