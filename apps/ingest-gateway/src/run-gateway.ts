import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openLog } from '#event-log';
import { openDatabase } from '#read-models';
import { type Logger, ProblemFilter, type Shutdown, systemClock } from '#runtime';
import { gatewayFastifyOptions } from './fastify-options.js';
import type { GatewayConfig } from './gateway-config.js';
import { OwnProcessModule } from './own-process.module.js';

export type RunParts = Readonly<{ config: GatewayConfig; logger: Logger; shutdown: Pick<Shutdown, 'onClose'> }>;

/** Runs a gateway by itself until it is told to stop. Answers its address once it listens. */
export async function runGateway({ config, logger, shutdown }: RunParts): Promise<string> {
  const { databaseUrl, kafka, operatorToken, port, host } = config;
  const log = await openLog(config, logger);
  shutdown.onClose('log', () => log.close());
  const database = await openDatabase({ connectionString: databaseUrl });
  shutdown.onClose('database', () => database.close());
  const parts = { log, database, clock: systemClock, logger, kafka, options: { operatorToken } };
  const module = OwnProcessModule.register(parts);
  const adapter = new FastifyAdapter(gatewayFastifyOptions());
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  shutdown.onClose('door', () => app.close());
  await app.listen(port, host);
  return await app.getUrl();
}
