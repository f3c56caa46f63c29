import { readFileSync } from 'node:fs';

/** The words of a command, as a shell takes them apart. */
export type Command = readonly string[];

/** The commands of the README's first example, as they stand there. */
export function readmeCommands(): readonly Command[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const block = /^## Two minutes with it\n[^#]*?```sh\n([^]*?)```/m.exec(readme)?.[1];
  if (block === undefined) throw new Error('the README has no example of two minutes');
  return commandsOf(block);
}

/** What `curl` is told to send, with a key in the place of `egv_…`; its words are `-X POST <url>`, `-H` and `-d`. */
export function postOf(command: Command, key: string): Readonly<{ path: string; headers: Headers; body: string }> {
  const url = command.find((word) => word.startsWith('http'));
  if (url === undefined) throw new Error(`no address in: ${command.join(' ')}`);
  const headers = new Headers();
  for (const header of after(command, '-H')) {
    const colon = header.indexOf(':');
    headers.append(
      header.slice(0, colon),
      header
        .slice(colon + 1)
        .trim()
        .replace('egv_…', key),
    );
  }
  return { path: new URL(url).pathname, headers, body: after(command, '-d').join('') };
}

function after(command: Command, option: string): readonly string[] {
  return command.filter((_word, index) => command[index - 1] === option);
}

/** A command ends with its line, unless that ends in a backslash or inside of quotes. */
function commandsOf(block: string): readonly Command[] {
  const commands: string[][] = [[]];
  for (const [word, quoted] of block.matchAll(/\\\n|\n|'([^']*)'|[^\s'\\]+/g)) {
    if (word === '\\\n') continue;
    if (word === '\n') commands.push([]);
    else commands.at(-1)?.push(quoted ?? word);
  }
  return commands.filter((command) => command.length > 0);
}
