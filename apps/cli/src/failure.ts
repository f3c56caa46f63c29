import { types } from 'node:util';

/** 0 done; 1 it failed or something differs; 2 the command was not understood; 3 the hub cannot be reached. */
export const exitCodes = { done: 0, failed: 1, usage: 2, unreachable: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A failure that a person can act on: one sentence, no stack. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.failed,
  ) {
    super(message);
  }
}

/** Says what went wrong in one sentence, and answers the exit code. */
export function reported(error: unknown): ExitCode {
  process.stderr.write(`lienthong: ${sentence(error)}\n`);
  return error instanceof Failure ? error.exitCode : exitCodes.failed;
}

/** The error with its causes: what a person reads who cannot see a stack. */
export function sentence(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  return types.isNativeError(error.cause) ? `${error.message}: ${sentence(error.cause)}` : error.message;
}
