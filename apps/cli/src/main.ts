import { CommanderError } from 'commander';
import { exitCodes, reported } from './failure.js';
import { createProgram } from './program.js';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? usage(error) : reported(error);
}

/** Commander has said what was not understood; asking for help is no failure. */
function usage({ exitCode }: CommanderError): number {
  return exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
