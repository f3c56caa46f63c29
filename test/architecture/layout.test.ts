import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

describe('the folder list is the data flow', () => {
  it('has the top level that the customer fixed, dotfiles and tool settings besides', () => {
    const settings = /^\.|^(tsconfig\.build|knip|package-lock)\.json$|\.config\.js$|^jest\.resolver\.cjs$/;
    const entries = readdirSync(root).filter(
      (name) => !settings.test(name) && !['node_modules', 'dist'].includes(name),
    );
    expect(entries.sort()).toEqual([
      'README.md',
      'apps',
      'deploy',
      'docker-compose.yml',
      'libs',
      'nest-cli.json',
      'package.json',
      'proto',
      'test',
      'tsconfig.json',
    ]);
  });

  it.each(['apps', 'libs'])('has an arrow rule for every folder of %s, and no rule without a folder', (kind) => {
    const wiring = ['apps/cli', 'apps/hub'];
    const onDisk = folders(kind).map((name) => `${kind}/${name}`);
    const ruled = ruledFolders().filter((folder) => folder.startsWith(`${kind}/`));
    expect(onDisk.filter((folder) => !wiring.includes(folder)).sort()).toEqual(ruled.sort());
  });

  it.each(folders('libs'))('libs/%s has one door and a README that tells its decisions', (name) => {
    const doors = readdirSync(new URL(`libs/${name}/src/`, root), { recursive: true, encoding: 'utf8' }).filter(
      (path) => /(^|\/)index\.ts$/.test(path),
    );
    expect(doors).toEqual(['index.ts']);
    expect(readFileSync(new URL(`libs/${name}/README.md`, root), 'utf8')).toContain('## Decisions');
  });
});

function folders(kind: string): readonly string[] {
  return readdirSync(new URL(`${kind}/`, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** The folders that the arrow table names, as it is written. */
function ruledFolders(): string[] {
  const text = readFileSync(new URL('.dependency-cruiser.cjs', root), 'utf8');
  const table = text.slice(0, text.indexOf('const arrows'));
  return [...table.matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1] ?? '');
}
