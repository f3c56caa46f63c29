import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const stamp = join(root, 'dist', '.built');

/**
 * Compiles if a source is newer than what was compiled last. npm runs no lifecycle scripts where they are forbidden, so
 * the command itself has to see to it.
 */
export function ensureBuilt() {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  process.stderr.write('Biên dịch… / Compiling…\n');
  build(sources);
}

function build(sources = fingerprint()) {
  rmSync(stamp, { force: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 2, 2],
  });
  if (compiled.status !== 0) {
    process.stderr.write('The sources do not compile. Run `npm ci` first; then `npm run check` shows what is wrong.\n');
    process.exit(1);
  }
  for (const path of files().filter(isAsset)) {
    const target = join(root, 'dist', relative(root, path));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(path, target);
  }
  writeFileSync(stamp, sources);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [...files(), join(root, 'tsconfig.json'), join(root, 'tsconfig.build.json')]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function files() {
  return ['apps', 'libs']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.(test|contract)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What the code reads beside itself; it lies at the same place in dist/. */
function isAsset(path) {
  return /\.(sql|ya?ml|csv|css|svg)$/.test(path);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) build();
