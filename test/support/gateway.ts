import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { type Clock, createLogger, ProblemFilter } from '#runtime';
import type { Store } from '../../apps/hub/src/store.js';
import { gatewayFastifyOptions } from '../../apps/ingest-gateway/src/fastify-options.js';
import type { GatewayParts } from '../../apps/ingest-gateway/src/gateway-parts.js';
import { GatewayModule } from '../../apps/ingest-gateway/src/gateway.module.js';
import { atEnd } from './postgres.js';

export const operatorToken = 'egv_operator_of_this_test';

export type Answer = Readonly<{ status: number; body: unknown; headers: Readonly<Record<string, string>> }>;

export type Asked = Readonly<{
  key?: string;
  type?: string;
  body?: string | Buffer | ReadableStream;
  headers?: Readonly<Record<string, string>>;
}>;

/** A gateway on a store, asked over HTTP. */
export class TestGateway {
  private constructor(readonly url: string) {}

  static async open(
    { log, database }: Pick<GatewayParts, 'log' | 'database'> | Store,
    clock: Clock = { now: () => new Date() },
  ): Promise<TestGateway> {
    const logger = createLogger({ name: 'gateway' });
    const module = GatewayModule.register({ log, database, clock, logger, options: { operatorToken } });
    const adapter = new FastifyAdapter(gatewayFastifyOptions());
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: false,
      abortOnError: false,
    });
    app.useGlobalFilters(new ProblemFilter(logger));
    await app.listen(0, '127.0.0.1');
    atEnd(() => app.close());
    return new TestGateway(await app.getUrl());
  }

  async ask(method: 'GET' | 'POST' | 'DELETE' | 'PUT', path: string, asked: Asked = {}): Promise<Answer> {
    const { key, type, body, headers } = asked;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : body, duplex: 'half' }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body: parsed, headers: Object.fromEntries(response.headers) };
  }

  /** Sends one event as an agency. */
  async send(key: string, event: unknown): Promise<Answer> {
    return await this.ask('POST', '/v1/events', {
      key,
      type: structured,
      body: JSON.stringify(event),
    });
  }

  async sendBatch(key: string, events: readonly unknown[]): Promise<Answer> {
    const body = JSON.stringify(events);
    return await this.ask('POST', '/v1/events', { key, type: 'application/cloudevents-batch+json', body });
  }
}

/** The media type of one event in structured mode. */
export const structured = 'application/cloudevents+json';

export function json(bearer: string, value: unknown): { key: string; type: string; body: string } {
  return { key: bearer, type: 'application/json', body: JSON.stringify(value) };
}

/** A new key of an agency. */
export async function keyFor(gateway: TestGateway, agency: string): Promise<string> {
  return keyOf((await gateway.ask('POST', '/v1/keys', json(operatorToken, { agency }))).body).key;
}

export function keyOf(body: unknown): { key: string; id: string } {
  return { key: String(Reflect.get(Object(body), 'key')), id: String(Reflect.get(Object(body), 'id')) };
}

/** The position of the first event of a receipt. */
export function positionIn(body: unknown): string {
  const events: unknown = Reflect.get(Object(body), 'events');
  const first: unknown = Array.isArray(events) ? events[0] : undefined;
  return String(Reflect.get(Object(first), 'position'));
}
