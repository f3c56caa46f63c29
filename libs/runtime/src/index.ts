export { asError, errorCode } from './as-error.js';
export { systemClock, type Clock } from './clock.js';
export { Env, processVariables, type Variables } from './env.js';
export { createLogger, type LogFields, type Logger, type LoggerOptions, type LogLevel } from './logger.js';
export { createMetrics } from './metrics.js';
export { pause } from './pause.js';
export { backoffMs, pump, type PumpOptions } from './pump.js';
export { Shutdown, type Host, type ShutdownOptions } from './shutdown.js';
export { KnownRoutes } from './known-routes.js';
export { ProblemFilter } from './problem-filter.js';
export { isProblemCode, type ProblemCode } from './problem-codes.js';
export {
  Problem,
  problemBody,
  problemLanguage,
  type ProblemBody,
  type ProblemError,
  type ProblemLanguage,
  type ProblemParts,
} from './problem.js';
