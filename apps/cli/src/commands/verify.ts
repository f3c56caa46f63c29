import type { Command } from 'commander';
import { contexts } from '../../../projector/src/contexts.js';
import { verifyContext } from '../../../projector/src/verify.js';
import { Failure } from '../failure.js';
import { print, table } from '../output.js';
import { Progress } from '../../../hub/src/progress.js';
import { type StoreOptions, withStore } from '../store-command.js';
import { withFolder } from './shared-options.js';

export function registerVerify(program: Command): void {
  withFolder(program.command('verify'))
    .description('replays the log into empty tables and compares every figure of every recorded day')
    .option('--database-url <url>', 'the PostgreSQL of the hub, if it is not the embedded one')
    .addHelpText('after', '\nExample:\n  lienthong verify')
    .action(verify);
}

async function verify(options: StoreOptions & Readonly<{ json?: boolean }>): Promise<void> {
  const results = await withStore(options, async (store, signal) => {
    const compared = [];
    for (const context of contexts) {
      const progress = new Progress(`replay ${context.name}`, options.json === true);
      const onProgress = (folded: number, total: number): void => progress.show(folded, total);
      const { compared: counts, differences } = await verifyContext(context, { ...store, signal, onProgress });
      progress.end();
      compared.push({ context: context.name, ...counts, differences });
    }
    return compared;
  });
  const differing = results.flatMap(({ differences }) => differences);
  print(options.json, { same: differing.length === 0, contexts: results }, () =>
    table(
      ['context', 'entities', 'ledger rows', 'recorded days', 'quarantined', 'differences'],
      results.map(({ context, entities, ledgerRows, recordedDays, quarantined, differences }) => [
        context,
        entities,
        ledgerRows,
        recordedDays,
        quarantined,
        differences.length,
      ]),
    ),
  );
  if (differing.length === 0) return;
  const shown = differing
    .slice(0, 10)
    .map(({ table: name, key, first, second }) => `  ${name} ${key}: ${first ?? '–'} / ${second ?? '–'}`);
  throw new Failure(`the replay differs from what is served\n${shown.join('\n')}`);
}
