import type { Command } from 'commander';
import { defaults } from '../../../hub/src/options.js';

/** Options of every command that needs a hub's folder. */
export function withFolder(command: Command): Command {
  return command
    .option('--data <dir>', "the hub's folder", defaults.dataDir)
    .option('--json', 'answer as one JSON document');
}

/** Options of every command that talks to a running hub. */
export function withHub(command: Command): Command {
  return withFolder(command)
    .option('--url <url>', 'address of the hub, if it does not run on the folder')
    .option('--key <key>', "an agency's key; left out, the operator token in the folder is used");
}
