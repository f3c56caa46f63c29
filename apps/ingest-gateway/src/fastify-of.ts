import type { HttpAdapterHost } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** The HTTP framework under Nest, for what must happen before a body is read. */
export function fastifyOf({ httpAdapter }: HttpAdapterHost): Fastify {
  const adapter: unknown = httpAdapter;
  if (!isFastify(adapter)) throw new Error('the gateway runs on Fastify');
  return instanceOf(adapter);
}

type Fastify = ReturnType<typeof instanceOf>;

function instanceOf(adapter: FastifyAdapter) {
  return adapter.getInstance();
}

function isFastify(adapter: unknown): adapter is FastifyAdapter {
  return adapter instanceof FastifyAdapter;
}
