import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eventTypes } from '../registry.js';
import { parseFieldNumbers } from './field-numbers.js';
import { protoFiles } from './proto-files.js';

/** Run from the root of the repository by `npm run proto`: writes proto/ anew and lets its lock file grow. */
const root = 'proto';
const lock = join(root, 'field-numbers.json');

const { files, numbers } = protoFiles(eventTypes, parseFieldNumbers(await readFile(lock, 'utf8')));

await rm(join(root, 'egov'), { recursive: true, force: true });
for (const [path, text] of files) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
await writeFile(lock, `${JSON.stringify(numbers, null, 2)}\n`);
process.stdout.write(`${files.size} files\n`);
