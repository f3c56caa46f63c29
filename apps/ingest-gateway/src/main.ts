import { asError, createLogger, processVariables, Shutdown } from '#runtime';
import { gatewayConfig } from './gateway-config.js';
import { runGateway } from './run-gateway.js';

const logger = createLogger({ name: 'ingest-gateway' });
const shutdown = new Shutdown({ log: logger });
try {
  const url = await runGateway({ config: gatewayConfig(processVariables()), logger, shutdown });
  logger.info({ url }, 'gateway listens');
} catch (error) {
  logger.error({ err: asError(error) }, 'gateway cannot start');
  await shutdown.stop('cannot start', 1);
}
