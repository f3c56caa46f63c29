import type { Command } from 'commander';
import { contexts } from '../../../projector/src/contexts.js';
import { importFile } from '../import-file.js';
import { alone } from '../import-lock.js';
import { print } from '../output.js';
import { Progress } from '../../../hub/src/progress.js';
import { type StoreOptions, withStore } from '../store-command.js';
import { withFolder } from './shared-options.js';

export function registerImport(program: Command): void {
  withFolder(program.command('import <file>'))
    .description(
      'fills an empty hub with NDJSON events that carry recordedtime; one that was cut off goes on when run again',
    )
    .option('--database-url <url>', 'the PostgreSQL of the hub, if it is not the embedded one')
    .addHelpText('after', '\nExample:\n  lienthong import events.ndjson')
    .action(run);
}

async function run(file: string, options: StoreOptions & Readonly<{ json?: boolean }>): Promise<void> {
  const { events, found } = await withStore(options, async ({ log, database }, signal) => {
    const progress = new Progress('import', options.json === true);
    const onProgress = (done: number, total: number): void => progress.show(done, total);
    const imported = await alone(database, signal, () => importFile(log, file, { signal, onProgress }));
    progress.end();
    return imported;
  });
  const before = found === 0 ? '' : `, ${found} of them since an earlier import of this file`;
  print(
    options.json,
    { imported: events - found, found, contexts: contexts.length },
    () => `${events} events are in the log${before}`,
  );
}
