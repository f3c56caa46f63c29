import { types } from 'node:util';

/**
 * What was thrown, as an Error: JavaScript lets anything be thrown, log fields and causes want an Error. Not `instanceof`:
 * an error of Node's own modules is of another realm where the code runs in a `vm` context, as under Jest.
 */
export function asError(thrown: unknown): Error {
  return types.isNativeError(thrown) ? thrown : new Error('a value that is no Error was thrown', { cause: thrown });
}

/** The `code` that Node and PostgreSQL put on their errors: `ENOENT`, `57P01`. */
export function errorCode(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
