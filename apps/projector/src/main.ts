import { asError, createLogger, processVariables, Shutdown } from '#runtime';
import { projectorConfig } from './process/projector-config.js';
import { runProjector } from './process/run-projector.js';

const logger = createLogger({ name: 'projector' });
const shutdown = new Shutdown({ log: logger, deadlineMs: 10_000 });
try {
  const url = await runProjector({ config: projectorConfig(processVariables()), logger, shutdown });
  logger.info({ url }, 'projector folds');
} catch (error) {
  logger.error({ err: asError(error) }, 'projector cannot start');
  await shutdown.stop('cannot start', 1);
}
