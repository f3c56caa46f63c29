import { types } from 'node:util';
import { pino, type DestinationStream } from 'pino';
import { errorCode } from './as-error.js';
import { Env, processVariables, type Variables } from './env.js';

/** `err` takes an Error; everything else is a plain value whose unit is in its name. */
export type LogFields = Readonly<Record<string, string | number | boolean | Error | undefined>>;

/** A line is a constant message plus fields: never a payload, a secret or a person. */
export type Logger = {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  child(fields: LogFields): Logger;
};

export type LoggerOptions = { name: string; level?: LogLevel; destination?: DestinationStream };

const levels = ['info', 'debug', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof levels)[number];

/** JSON lines on standard output, at `LOG_LEVEL` unless a level is given; silent in tests. */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const options = {
    name,
    level: level ?? levelOf(processVariables()),
    serializers: { err: errorFields },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function levelOf(variables: Variables): LogLevel {
  const env = new Env(variables);
  const level = env.oneOf('LOG_LEVEL', levels, variables['NODE_ENV'] === 'test' ? 'silent' : 'info');
  return env.complete({ level }).level;
}

/**
 * Only what never carries a row: a database error's `detail` and `where` quote values of the statement, and
 * the usual serializer copies every property.
 */
function errorFields(error: unknown): object {
  if (!types.isNativeError(error)) return { type: typeof error };
  const cause = error.cause === undefined ? undefined : errorFields(error.cause);
  return { type: error.name, message: error.message, code: errorCode(error), stack: error.stack, cause };
}
