import { computedIndicators } from './catalogue.js';
import { measures } from './measures.js';
import type { Oracle } from './oracle.js';

/** Whose cells are compared: as-of days, days of stocks, and questions. */
export type Sample = {
  asOf: readonly (string | undefined)[];
  stockDays: readonly string[];
  orgs: readonly string[];
  periods: readonly string[];
};

/** Every cell and figure of the sample, by name. */
export function allCells(oracle: Oracle, { asOf, stockDays, orgs, periods }: Sample): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const today = '2021-12-31';
  for (const known of asOf) {
    const view = oracle.asOf(known);
    const add = (name: string, counts: ReadonlyMap<string, number>) => {
      for (const [key, count] of counts) cells.set(`${known ?? 'now'} ${name} ${key}`, String(count));
    };
    for (const [measure, { kind }] of Object.entries(measures)) {
      const days = kind === 'stock' ? stockDays : view.flowDays(measure);
      for (const day of days) add(`${measure} ${day}`, view[kind](measure, day));
    }
    add('flags', view.flags());
    for (const indicator of [...computedIndicators, 'work-files-share']) {
      for (const [org, period] of orgs.flatMap((org) => periods.map((period) => [org, period] as const))) {
        const figure = view.figure({ indicator, org, period, today });
        cells.set(`${known ?? 'now'} ${indicator} ${org} ${period}`, JSON.stringify(figure));
      }
    }
  }
  return cells;
}

/** The names of the cells in which the two differ. */
export function moved(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}
