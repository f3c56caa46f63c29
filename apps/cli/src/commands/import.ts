import type { Command } from 'commander';
import { contexts } from '../../../projector/src/contexts.js';
import { importFile } from '../import-file.js';
import { print } from '../output.js';
import { Progress } from '../../../hub/src/progress.js';
import { type StoreOptions, withStore } from '../store-command.js';
import { withFolder } from './shared-options.js';

export function registerImport(program: Command): void {
  withFolder(program.command('import <file>'))
    .description('fills a log that holds only what is shipped with NDJSON events that carry recordedtime')
    .option('--database-url <url>', 'the PostgreSQL of the hub, if it is not the embedded one')
    .addHelpText('after', '\nExample:\n  lienthong import events.ndjson')
    .action(run);
}

async function run(file: string, options: StoreOptions & Readonly<{ json?: boolean }>): Promise<void> {
  const imported = await withStore(options, async ({ log }, signal) => {
    const progress = new Progress('import', options.json === true);
    const count = await importFile(log, file, { signal, onProgress: (done, total) => progress.show(done, total) });
    progress.end();
    return count;
  });
  print(options.json, { imported, contexts: contexts.length }, () => `${imported} events are in the log`);
}
