import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openLog } from '#event-log';
import { openDatabase } from '#read-models';
import { type Logger, ProblemFilter, type Shutdown, systemClock } from '#runtime';
import { FoldStrategy } from '../fold-strategy.js';
import type { ProjectorConfig } from './projector-config.js';
import { ProjectorModule } from './projector.module.js';

export type RunParts = Readonly<{ config: ProjectorConfig; logger: Logger; shutdown: Pick<Shutdown, 'onClose'> }>;

/** Folds its contexts until it is told to stop. Answers the address of its health once it has its share of the streams. */
export async function runProjector({ config, logger, shutdown }: RunParts): Promise<string> {
  const log = await openLog(config, logger);
  shutdown.onClose('log', () => log.close());
  const database = await openDatabase({ connectionString: config.readModelsUrl });
  shutdown.onClose('database', () => database.close());
  const parts = { log, database, logger };
  const strategy = new FoldStrategy(parts, config.contexts);
  const module = ProjectorModule.register({ ...parts, clock: systemClock, projectors: strategy.projectors });
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  app.connectMicroservice({ strategy });
  shutdown.onClose('folds', () => app.close());
  await app.startAllMicroservices();
  await app.listen(config.port, config.host);
  return await app.getUrl();
}
