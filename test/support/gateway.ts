import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type Clock, createLogger, ProblemFilter } from '#runtime';
import type { Store } from '../../apps/hub/src/store.js';
import { gatewayFastifyOptions } from '../../apps/ingest-gateway/src/fastify-options.js';
import { GatewayModule } from '../../apps/ingest-gateway/src/gateway.module.js';
import { atEnd } from './postgres.js';

export const operatorToken = 'egv_operator_of_this_test';

export type Answer = Readonly<{ status: number; body: unknown; headers: Readonly<Record<string, unknown>> }>;

/** A gateway on a store, asked without a socket. */
export class TestGateway {
  private constructor(private readonly app: NestFastifyApplication) {}

  static async open(store: Store, clock: Clock = { now: () => new Date() }): Promise<TestGateway> {
    const logger = createLogger({ name: 'gateway' });
    const module = GatewayModule.register({ ...store, clock, logger, options: { operatorToken } });
    const built = await Test.createTestingModule({ imports: [module] }).compile();
    const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(gatewayFastifyOptions()), {
      logger: false,
    });
    app.useGlobalFilters(new ProblemFilter(logger));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    atEnd(() => app.close());
    return new TestGateway(app);
  }

  async ask(
    method: 'GET' | 'POST' | 'DELETE' | 'PUT',
    url: string,
    asked: Readonly<{ key?: string; type?: string; body?: string | Buffer; headers?: Record<string, string> }> = {},
  ): Promise<Answer> {
    const { key, type, body, headers } = asked;
    const response = await this.app.inject({
      method,
      url,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    const text = response.payload;
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.statusCode, body: parsed, headers: response.headers };
  }

  /** Sends one event as an agency. */
  async send(key: string, event: unknown): Promise<Answer> {
    return await this.ask('POST', '/v1/events', {
      key,
      type: 'application/cloudevents+json',
      body: JSON.stringify(event),
    });
  }

  async sendBatch(key: string, events: readonly unknown[]): Promise<Answer> {
    const body = JSON.stringify(events);
    return await this.ask('POST', '/v1/events', { key, type: 'application/cloudevents-batch+json', body });
  }
}
