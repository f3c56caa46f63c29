import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulationOf } from '../../../hub/src/sample-year.js';
import { saveSimulation } from './save-simulation.js';

const options = simulationOf({ seed: 3, events: 1_500, from: '2020-01-01', to: '2020-04-01' });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-simulation-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a simulation that is saved', () => {
  it('has a line for every event, with the recordedtime that an import wants, and the same bytes each time', async () => {
    const [file, again] = [join(folder, 'a.ndjson'), join(folder, 'b.ndjson')];
    const count = await saveSimulation(file, options);
    await saveSimulation(again, options);
    const text = await readFile(file, 'utf8');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(count);
    expect(lines.filter((line) => !/"recordedtime":"2020-/.test(line))).toEqual([]);
    expect(await readFile(again, 'utf8')).toBe(text);
  });

  it('fails where it cannot be written', async () => {
    await expect(saveSimulation(join(folder, 'no', 'such', 'folder'), options)).rejects.toThrow('ENOENT');
  });
});
