import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleEvent } from '#event-catalog';
import { validateFile } from './validate-file.js';
import type { Validated } from './validated.js';

describe('a file that is checked without a hub', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-test-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  async function validated(name: string, text: string): Promise<Validated> {
    const file = join(folder, name);
    await writeFile(file, text);
    return await validateFile(file);
  }

  const header = 'id,source,type,subject,time,data.procedure,data.level,data.channel,data.handling';
  const row = (id: string, level: string): string =>
    `${id},urn:egov:H58:onestop,vn.egov.onestop.dossier.received.v1,D-1,2020-07-10T08:00:00+07:00,1.000123,${level},online,paper`;
  const sample = JSON.stringify(sampleEvent('vn.egov.onestop.dossier.received.v1'));

  it.each([
    ['event.json', sample, 1],
    ['events.json', `[${sample},${sample}]`, 2],
    ['events.ndjson', `${sample}\n\n${sample}\n`, 2],
    ['events.csv', `${header}\r\n${row('a', '4')}\r\n\r\n${row('b', '3')}`, 2],
  ])('%s is found to be right', async (name, text, valid) => {
    expect(await validated(name, text)).toEqual({ valid, invalid: 0, faults: [] });
  });

  it('in CSV names the line and the column of the table', async () => {
    const text = `${header}\n${row('a', '4')}\n"e,f",${row('b', 'bốn').slice(2)}\n`;
    expect(await validated('events.csv', text)).toMatchObject({
      valid: 1,
      invalid: 1,
      faults: [{ line: 3, column: 7, code: 'schema-violation', pointer: '/data/level' }],
    });
  });

  it('in CSV counts the lines inside of quotes', async () => {
    const text = `${header}\n"a\nb",${row('', '4').slice(1)}\nx\n`;
    const { faults } = await validated('events.csv', text);
    expect(faults).toContainEqual(expect.objectContaining({ line: 4, column: 1, code: 'invalid-json' }));
  });

  it('in CSV with a wrong header names its columns, and nothing else', async () => {
    expect(await validated('events.csv', `id,Tên\na,b\n`)).toMatchObject({
      valid: 0,
      faults: [{ line: 1, column: 2, code: 'invalid-json', detail: expect.stringContaining('attribute') }],
    });
  });

  it('in NDJSON names the line and the column of the member', async () => {
    const wrong = `{"id":"a","type":7}`;
    const { valid, invalid, faults } = await validated('events.ndjson', `${sample}\n${wrong}\n`);
    expect({ valid, invalid }).toEqual({ valid: 1, invalid: 1 });
    expect(faults).toContainEqual(expect.objectContaining({ line: 2, column: 11, pointer: '/type' }));
  });
});
