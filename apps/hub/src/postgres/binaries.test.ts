import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkLibraries } from './binaries.js';

describe('the libraries of a package whose install script did not run', () => {
  let folder: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'lienthong-test-')), 'native');
    await mkdir(join(folder, 'lib'), { recursive: true });
    await writeFile(join(folder, 'lib', 'libpq.so.5.18'), 'library');
    const entry = { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' };
    await writeFile(join(folder, 'pg-symlinks.json'), JSON.stringify([entry]));
  });

  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  it('are linked, and linking again changes nothing', async () => {
    await linkLibraries(folder);
    await Promise.all([linkLibraries(folder), linkLibraries(folder)]);
    expect(await readFile(join(folder, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
  });
});
