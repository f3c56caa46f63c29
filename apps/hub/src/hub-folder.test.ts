import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operatorToken, publishAddress, readAddress, withdrawAddress } from './hub-folder.js';

describe("the hub's folder", () => {
  let folder: string;
  const address = { url: 'http://127.0.0.1:8080', connectionString: 'postgres://127.0.0.1/x', pid: process.pid };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-test-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('tells the address of the hub that runs, and nothing once it was withdrawn', async () => {
    expect(await readAddress(folder)).toBeUndefined();
    await publishAddress(folder, address);
    expect(await readAddress(folder)).toEqual(address);
    expect((await stat(join(folder, 'hub.json'))).mode & 0o777).toBe(0o600);
    await withdrawAddress(folder);
    expect(await readAddress(folder)).toBeUndefined();
  });

  it.each([
    ['that was killed', { ...address, pid: 4_194_305, process: '4194305 77 boot' }],
    ['whose number another process has now', { ...address, process: `${process.pid} 77 boot` }],
    ['of a version that wrote its number only', address],
  ])('does not tell the address of a hub %s', async (_case, left) => {
    await writeFile(join(folder, 'hub.json'), JSON.stringify(left));
    expect(await readAddress(folder)).toBeUndefined();
  });

  it('does not stumble over an address that was cut off', async () => {
    await writeFile(join(folder, 'hub.json'), '');
    expect(await readAddress(folder)).toBeUndefined();
  });

  it('keeps one token, which only its owner may read', async () => {
    const token = await operatorToken(folder);
    expect(await operatorToken(folder)).toBe(token);
    expect((await stat(join(folder, 'operator.token'))).mode & 0o777).toBe(0o600);
  });

  it('does not make another token where the first one cannot be read', async () => {
    // a folder in its place is unreadable for everyone, root included
    await mkdir(join(folder, 'operator.token'));
    await expect(operatorToken(folder)).rejects.toThrow('EISDIR');
  });
});
