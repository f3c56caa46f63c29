import { Command } from 'commander';
import { registerExplain } from './commands/explain.js';
import { registerGet } from './commands/get.js';
import { registerImport } from './commands/import.js';
import { registerInbox } from './commands/inbox.js';
import { registerKeys } from './commands/keys.js';
import { registerLag } from './commands/lag.js';
import { registerLog } from './commands/log.js';
import { registerMigrate } from './commands/migrate.js';
import { registerQuarantine } from './commands/quarantine.js';
import { registerRebuild } from './commands/rebuild.js';
import { registerSend } from './commands/send.js';
import { registerSimulate } from './commands/simulate.js';
import { registerTopics } from './commands/topics.js';
import { registerUp } from './commands/up.js';
import { registerValidate } from './commands/validate.js';
import { registerVerify } from './commands/verify.js';

const commands = [
  registerUp,
  registerKeys,
  registerSend,
  registerValidate,
  registerImport,
  registerSimulate,
  registerGet,
  registerExplain,
  registerLag,
  registerVerify,
  registerRebuild,
  registerQuarantine,
  registerTopics,
  registerLog,
  registerInbox,
  registerMigrate,
];

/** `lienthong` with all its commands. */
export function createProgram(): Command {
  const program = new Command('lienthong')
    .description('Liên Thông: events of agency systems in, e-government indicators out, each one explained')
    .version('0.1.0')
    .showHelpAfterError('(lienthong <command> --help shows an example)')
    .addHelpText('after', '\nExample:\n  lienthong up')
    .exitOverride();
  for (const register of commands) register(program);
  return program;
}
