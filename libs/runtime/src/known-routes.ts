import { Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Problem } from './problem.js';
import { RouteTable } from './route-table.js';

/** What is needed of the HTTP framework's instance; Fastify's has it. */
type Hooks = {
  addHook(name: 'onRoute', hook: (route: Readonly<{ method: string | string[]; url: string }>) => void): unknown;
  addHook(name: 'onRequest', hook: (request: Asked, reply: unknown, done: (error?: Error) => void) => void): unknown;
};
type Asked = Readonly<{ is404: boolean; url: string }>;

/**
 * Tells a wrong method from a wrong address: the framework answers 404 to both. Every application that imports it has its
 * routes known, for Nest configures modules before it makes routes.
 */
@Module({})
export class KnownRoutes implements NestModule {
  private readonly table = new RouteTable();

  constructor(private readonly host: HttpAdapterHost) {}

  configure(): void {
    const instance: unknown = this.host.httpAdapter.getInstance();
    if (!hasHooks(instance)) throw new Error('known routes are those of Fastify');
    instance.addHook('onRoute', ({ method, url }) => this.table.add([method].flat(), url));
    instance.addHook('onRequest', ({ is404, url }, _reply, done) => {
      const allowed = is404 ? this.table.methodsOf(url) : [];
      if (allowed.length === 0) return done();
      return done(new Problem({ code: 'method-not-allowed', headers: { allow: allowed.join(', ') } }));
    });
  }
}

function hasHooks(instance: unknown): instance is Hooks {
  return typeof instance === 'object' && instance !== null && 'addHook' in instance;
}
