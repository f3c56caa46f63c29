import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { abandonedGenerations, dropGeneration } from '#read-models';
import { type Clock, type Logger, ProblemFilter, systemClock } from '#runtime';
import { gatewayFastifyOptions } from '../../ingest-gateway/src/fastify-options.js';
import { FoldStrategy } from '../../projector/src/fold-strategy.js';
import { HubModule } from './hub.module.js';
import { operatorToken } from './hub-folder.js';
import type { HubOptions } from './options.js';
import type { Store } from './store.js';

export type HubParts = Readonly<{ options: HubOptions; store: Store; logger: Logger; clock?: Clock }>;

/** A hub whose projectors fold; it has no door yet. */
export type FoldingHub = Readonly<{
  /** Opens the door. Answers the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}>;

/** Wires gateway, projectors, query API and pages into one process. */
export async function createHub({ options, store, logger, clock = systemClock }: HubParts): Promise<FoldingHub> {
  // this folder has one hub, so what is not active was left by a rebuild that was cut off
  for (const id of await abandonedGenerations(store.database.pool)) await dropGeneration(store.database.pool, id);
  const token = await operatorToken(options.dataDir);
  const address = { url: '' };
  const module = HubModule.register({
    ...store,
    clock,
    logger,
    operatorToken: token,
    kafka: options.kafka,
    apiBase: () => address.url,
  });
  const adapter = new FastifyAdapter(gatewayFastifyOptions());
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  app.connectMicroservice({ strategy: new FoldStrategy({ ...store, logger, alone: true }) });
  await app.startAllMicroservices();
  return {
    listen: async () => {
      await app.listen(options.port, options.host);
      address.url = localUrl(await app.getUrl());
      return address.url;
    },
    close: () => app.close(),
  };
}

/** What listens everywhere is reached on the loopback address. */
function localUrl(url: string): string {
  return url.replace('[::1]', '127.0.0.1').replace('0.0.0.0', '127.0.0.1').replace('[::]', '127.0.0.1');
}
