import type { Command } from 'commander';
import { createProgram } from './program.js';

/** Every command below this one, itself included. */
function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  return help;
}

const commands = withSubcommands(createProgram()).map((command) => [nameOf(command), command] as const);

describe('the command line', () => {
  it.each(commands)('%s shows an example of itself in its help', (name, command) => {
    expect(helpOf(command)).toMatch(new RegExp(`Example:\n  ${name}\\b`));
  });

  it.each(commands.filter(([, { commands: below }]) => below.length === 0))(
    '%s answers in JSON too',
    (_name, command) => {
      expect(command.options.map(({ long }) => long)).toContain('--json');
    },
  );
});
