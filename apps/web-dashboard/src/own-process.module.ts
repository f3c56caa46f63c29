import { type DynamicModule, Module } from '@nestjs/common';
import { API_ADDRESS, ApiRedirectController } from './api-redirect.controller.js';
import { DashboardModule } from './dashboard.module.js';
import { HealthController } from './health.controller.js';

/** Where this process asks the API, and where the browsers of its readers find it. */
type ApiAddresses = Readonly<{ api: string; publicApi: string }>;

/** The pages by themselves, with the way from their links to the API. */
@Module({})
export class OwnProcessModule {
  static register({ api, publicApi }: ApiAddresses): DynamicModule {
    return {
      module: OwnProcessModule,
      controllers: [ApiRedirectController, HealthController],
      providers: [{ provide: API_ADDRESS, useValue: publicApi }],
      imports: [DashboardModule.register({ apiBase: api })],
    };
  }
}
