/** What was thrown, as an Error: JavaScript lets anything be thrown, log fields and causes want an Error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('a value that is no Error was thrown', { cause: thrown });
}
