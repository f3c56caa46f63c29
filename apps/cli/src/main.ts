import { Command, CommanderError } from 'commander';
import { registerExplain } from './commands/explain.js';
import { registerGet } from './commands/get.js';
import { registerImport } from './commands/import.js';
import { registerKeys } from './commands/keys.js';
import { registerQuarantine } from './commands/quarantine.js';
import { registerRebuild } from './commands/rebuild.js';
import { registerSend } from './commands/send.js';
import { registerSimulate } from './commands/simulate.js';
import { registerUp } from './commands/up.js';
import { registerValidate } from './commands/validate.js';
import { registerVerify } from './commands/verify.js';
import { exitCodes, Failure } from './failure.js';

const program = new Command('lienthong')
  .description('Liên Thông: events of agency systems in, e-government indicators out, each one explained')
  .version('0.1.0')
  .showHelpAfterError('(lienthong <command> --help shows an example)')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

const commands = [
  registerUp,
  registerKeys,
  registerSend,
  registerValidate,
  registerImport,
  registerSimulate,
  registerGet,
  registerExplain,
  registerVerify,
  registerRebuild,
  registerQuarantine,
];
for (const register of commands) register(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reported(error);
}

/** Says what went wrong in one sentence and answers the exit code. */
function reported(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof Failure) {
    process.stderr.write(`lienthong: ${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`lienthong: ${error instanceof Error ? describe(error) : String(error)}\n`);
  return exitCodes.failed;
}

function describe(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${describe(error.cause)}` : error.message;
}
