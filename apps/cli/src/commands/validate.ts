import type { Command } from 'commander';
import { exitCodes } from '../failure.js';
import { print } from '../output.js';
import { validateFile } from '../validate-file.js';

export function registerValidate(program: Command): void {
  program
    .command('validate <file>')
    .description('checks events without a hub: one JSON event, a JSON array, NDJSON (.ndjson, .jsonl) or CSV (.csv)')
    .option('--json', 'answer as one JSON document')
    .addHelpText('after', '\nExample:\n  lienthong validate events.ndjson')
    .action(validate);
}

async function validate(file: string, { json }: Readonly<{ json?: boolean }>): Promise<void> {
  const { valid, invalid, faults } = await validateFile(file);
  print(json, { valid, invalid, faults }, () =>
    [
      ...faults.map(
        ({ line, column, code, pointer, detail }) => `${file}:${line}:${column} ${code} ${pointer} ${detail}`,
      ),
      `${valid} valid, ${invalid} invalid`,
    ].join('\n'),
  );
  if (faults.length > 0) process.exitCode = exitCodes.failed;
}
