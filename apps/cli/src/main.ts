import { CommanderError } from 'commander';
import { exitCodes, reported } from './failure.js';
import { createProgram } from './program.js';

// whoever reads has enough, as in `lienthong … | head`: no failure, and no reason for a hub to end
for (const stream of [process.stdout, process.stderr]) stream.on('error', throwUnlessUnread);

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? usage(error) : reported(error);
}

function throwUnlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Commander has said what was not understood; asking for help is no failure. */
function usage({ exitCode }: CommanderError): number {
  return exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
