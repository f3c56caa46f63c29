import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderHolder, lockFolder } from './folder-lock.js';

describe('the lock of a folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-test-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is held by one, named, and free again afterwards', async () => {
    const lock = await lockFolder(folder);
    expect(await folderHolder(folder)).toBe(process.pid);
    await expect(lockFolder(folder)).rejects.toThrow(`is in use by the hub with process id ${process.pid}`);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await (await lockFolder(folder)).release();
  });

  it.each([
    ['process that is gone', '4194305 77 boot'],
    ['process whose number another one has now', `${process.pid} 77 boot`],
    ['hub that was killed while it wrote', ''],
  ])('of a %s is taken over, by one of many', async (_holder, content) => {
    await writeFile(join(folder, 'hub.lock'), content);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => lockFolder(folder)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await folderHolder(folder)).toBe(process.pid);
  });
});
