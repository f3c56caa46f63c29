import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Figure, met, tableLine } from './figure.js';
import { backlog } from './measures/backlog.js';
import { cold } from './measures/cold.js';
import { growth } from './measures/growth.js';
import { hot } from './measures/hot.js';
import { intake } from './measures/intake.js';
import { ledgerRows } from './measures/ledger-rows.js';
import { rebuild } from './measures/rebuild.js';
import { rest } from './measures/rest.js';
import { visible } from './measures/visible.js';

/**
 * Speed as ratios of two things done side by side in one run: the rates of a machine mean nothing by themselves.
 *
 * Usage: npm run bench -- [name …]; without names everything but `growth`, which takes half an hour.
 */
const measures: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  intake,
  backlog,
  rebuild,
  hot,
  cold,
  visible,
  rest,
  'ledger-rows': ledgerRows,
  growth,
};

const given = process.argv.slice(2);
const names = given.length > 0 ? given : Object.keys(measures).filter((name) => name !== 'growth');
const figures: Figure[] = [];
for (const name of names) {
  const measure = measures[name];
  if (measure === undefined) throw new Error(`${name} is not measured; there are ${Object.keys(measures).join(', ')}`);
  const measured = await measure();
  for (const figure of measured) console.log(tableLine(figure));
  figures.push(...measured);
}
mkdirSync('test/bench/results', { recursive: true });
const file = `test/bench/results/${given.length > 0 ? names.join('-') : 'bench'}.json`;
const machine = { node: process.version, cores: cpus().length };
const results = figures.map((figure) => ({ ...figure, met: met(figure) }));
writeFileSync(file, `${JSON.stringify({ machine, figures: results }, undefined, 2)}\n`);
console.log(`written to ${file}`);
