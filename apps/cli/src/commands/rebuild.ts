import { type Command, Argument } from 'commander';
import { contexts } from '../../../projector/src/contexts.js';
import { rebuildContext } from '../../../projector/src/rebuild.js';
import { print } from '../output.js';
import { Progress } from '../../../hub/src/progress.js';
import { type StoreOptions, withStore } from '../store-command.js';
import { withFolder } from './shared-options.js';

export function registerRebuild(program: Command): void {
  const context = new Argument('[context]', 'one context; left out, all').choices(contexts.map(({ name }) => name));
  withFolder(program.command('rebuild'))
    .addArgument(context)
    .description('rebuilds read models beside the active ones and switches, while events keep coming')
    .option('--database-url <url>', 'the PostgreSQL of the hub, if it is not the embedded one')
    .addHelpText('after', '\nExample:\n  lienthong rebuild onestop')
    .action(rebuild);
}

async function rebuild(name: string | undefined, options: StoreOptions & Readonly<{ json?: boolean }>): Promise<void> {
  const rebuilt = await withStore(options, async (store, signal) => {
    const done = [];
    for (const context of contexts.filter((candidate) => name === undefined || candidate.name === name)) {
      const progress = new Progress(`rebuild ${context.name}`, options.json === true);
      const onProgress = (folded: number, total: number): void => progress.show(folded, total);
      const { id } = await rebuildContext(context, { ...store, signal, onProgress });
      await store.log.forgetOffsets(context.group);
      progress.end();
      done.push({ context: context.name, generation: id });
    }
    return done;
  });
  print(options.json, { rebuilt }, () => rebuilt.map(({ context }) => `${context} is rebuilt`).join('\n'));
}
