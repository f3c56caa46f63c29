import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type Clock, createLogger, ProblemFilter } from '#runtime';
import type { Store } from '../../apps/hub/src/store.js';
import { QueryApiModule } from '../../apps/query-api/src/query-api.module.js';
import { atEnd } from './postgres.js';

/** The token of the hub's operator, in these tests. */
export const operatorToken = 'egv_operator_of_this_test';

type Answer = Readonly<{ status: number; body: unknown; text: string; headers: Readonly<Record<string, unknown>> }>;

/** A query API on a store, asked without a socket. */
export class TestQueryApi {
  private constructor(private readonly app: NestFastifyApplication) {}

  static async open(
    store: Store,
    clock: Clock = { now: () => new Date('2026-11-24T03:00:00Z') },
    wiring: Pick<typeof QueryApiModule, 'register'> = QueryApiModule,
  ): Promise<TestQueryApi> {
    const logger = createLogger({ name: 'query-api' });
    const module = wiring.register({ ...store, clock, logger, options: { operatorToken } });
    const built = await Test.createTestingModule({ imports: [module] }).compile();
    const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    app.useGlobalFilters(new ProblemFilter(logger));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    atEnd(() => app.close());
    return new TestQueryApi(app);
  }

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return await this.send('GET', url, headers);
  }

  async send(method: 'GET' | 'POST', url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await this.app.inject({ method, url, headers });
    const json = response.payload !== '' && String(response.headers['content-type'] ?? '').includes('json');
    const body: unknown = json ? JSON.parse(response.payload) : undefined;
    return { status: response.statusCode, body, text: response.payload, headers: response.headers };
  }

  /** The rows of an answer. */
  async rows(url: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { status, body, text } = await this.get(url);
    const data: unknown = Reflect.get(Object(body), 'data');
    if (status !== 200 || !isRows(data)) throw new Error(`${url} answered ${status} ${text}`);
    return data;
  }
}

function isRows(data: unknown): data is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(data);
}
