import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Case = Readonly<{ number: number; does: string; files: readonly string[]; reason: string }>;

const here = new URL('./', import.meta.url);
const integration = new URL('../integration/', here);
const cases = readCases();

/** The rows of the table in this folder's README. */
function readCases(): readonly Case[] {
  const rows = readFileSync(new URL('README.md', here), 'utf8').matchAll(/^\| *(\d+) *\|(.*)\|$/gm);
  return [...rows].map(([, number = '', rest = '']) => {
    const [, does = '', tests = '', reason = ''] = rest.split('|').map((cell) => cell.trim());
    const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    return { number: Number(number), does, files, reason };
  });
}

/** Where a file of the table stands. */
function place(file: string): URL {
  return file.startsWith('integration/') ? new URL(`../${file}`, here) : new URL(file, here);
}

/** The numbers that names of tests begin with, in a file; tests of a table of cases are found by its end. */
function numbersIn(file: URL): ReadonlySet<number> {
  const names = readFileSync(file, 'utf8').matchAll(/(?:\bit|\]\))\(\s*['"`](\d+): /g);
  return new Set([...names].map(([, number = '']) => Number(number)));
}

describe('the list of edge cases', () => {
  it('has every number from 1 to 28, once and in order', () => {
    expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  });

  it.each(cases)('says of case $number what the hub does, and which test shows it or why there is none', (row) => {
    expect(row.does).not.toBe('');
    expect(row.files.length > 0 || row.reason !== '').toBe(true);
    for (const file of row.files) {
      expect([file, existsSync(place(file))]).toEqual([file, true]);
      expect([file, numbersIn(place(file)).has(row.number)]).toEqual([file, true]);
    }
  });

  it('names every file that has a test of a case', () => {
    const found = [
      ...readdirSync(here),
      ...readdirSync(integration)
        .filter((file) => file.startsWith('edge-cases'))
        .map((file) => `integration/${file}`),
    ].filter((file) => file.endsWith('.test.ts'));
    const shown = found.flatMap((file) => [...numbersIn(place(file))].map((number) => `${number} ${file}`));
    const listed = cases.flatMap(({ number, files }) => files.map((file) => `${number} ${file}`));
    expect(shown.sort()).toEqual(listed.sort());
  });
});
