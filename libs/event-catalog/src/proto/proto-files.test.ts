import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { eventTypes } from '../registry.js';
import { parseFieldNumbers } from './field-numbers.js';
import { protoFiles } from './proto-files.js';

const root = 'proto';
const lock = parseFieldNumbers(readFileSync(join(root, 'field-numbers.json'), 'utf8'));

function buf(...words: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/@bufbuild/buf/bin/buf', ...words], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('proto/', () => {
  it('is what the generator writes now (npm run proto)', () => {
    const { files, numbers } = protoFiles(eventTypes, lock);
    const committed = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.proto'));
    expect(committed.sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
    expect(numbers).toEqual(lock);
  });

  it('passes buf lint', () => {
    expect(buf('lint', root)).toEqual({ status: 0, said: '' });
  });

  it('names its fields so that canonical JSON has our names', () => {
    for (const { data } of eventTypes) {
      for (const name of Object.keys(data.properties)) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/u);
    }
  });
});

describe('buf breaking', () => {
  const copy = mkdtempSync(join(tmpdir(), 'proto-'));
  const received = join(copy, 'egov/onestop/v1/dossier_received.proto');
  const original = readFileSync(join(root, 'egov/onestop/v1/dossier_received.proto'), 'utf8');

  beforeAll(() => cpSync(root, copy, { recursive: true }));
  afterEach(() => writeFileSync(received, original));
  afterAll(() => rmSync(copy, { recursive: true }));

  it('finds nothing where nothing changed', () => {
    expect(buf('breaking', copy, '--against', root)).toEqual({ status: 0, said: '' });
  });

  it('lets a new optional field pass', () => {
    writeFileSync(received, original.replace('  message Data {', '  message Data {\n    optional string added = 99;'));
    expect(buf('breaking', copy, '--against', root).status).toBe(0);
  });

  it.each([
    ['a field that is removed', / *optional int32 level = \d+;\n/u, ''],
    ['a number that is changed', /(optional int32 level = )\d+/u, '$198'],
    ['a type that is changed', 'optional int32 level', 'optional string level'],
  ])('refuses %s', (_case, what, by) => {
    const changed = original.replace(what, by);
    expect(changed).not.toBe(original);
    writeFileSync(received, changed);
    const { status, said } = buf('breaking', copy, '--against', root);
    expect(status).not.toBe(0);
    expect(said).toContain('dossier_received.proto');
  });
});

describe('field numbers', () => {
  const withFields = (names: readonly string[]) =>
    eventType('vn.egov.test.thing.happened.v1', {
      title: { en: 'x', vi: 'x' },
      description: 'x',
      subject: 'dossier',
      data: eventData(Object.fromEntries(names.map((name) => [name, Type.String()]))),
      examples: [],
      invalid: [],
    });
  const message = 'egov.test.v1.ThingHappened.Data';

  it('stay when a schema is reordered; a new field gets the next one', () => {
    const first = protoFiles([withFields(['a', 'b'])], {}).numbers;
    expect(first[message]).toEqual({ a: 1, b: 2, ext: 3 });
    const second = protoFiles([withFields(['c', 'b', 'a'])], first).numbers;
    expect(second[message]).toEqual({ a: 1, b: 2, ext: 3, c: 4 });
  });

  it('of a field that is gone are reserved for ever', () => {
    const first = protoFiles([withFields(['a', 'b'])], {}).numbers;
    const { files, numbers } = protoFiles([withFields(['b'])], first);
    expect(numbers).toEqual(first);
    expect([...files.values()].join()).toContain('reserved 1;\n    reserved "a";');
  });
});
