import type { OracleView } from '../oracle/oracle.js';
import type { ProductCells } from './product-cells.js';

const flows = [
  ...['received', 'workload', 'resolved', 'withdrawn', 'stopped', 'rated', 'rated-satisfied', 'paid', 'paid-online'],
  'paper-declared',
].map((name) => `dossiers.${name}`);
const otherFlows = [
  ...['issued', 'sent', 'received', 'completed', 'paper-declared'].map((name) => `documents.${name}`),
  ...['questions.asked', 'questions.answered', 'figures.declared', 'sources.reporting'],
];
const stocks = [
  ...['dossiers.open', 'systems.registered', 'portals.registered', 'portals.mobile', 'services.published'],
  ...['services.integrated', 'services.supported', 'accounts.known', 'accounts.verified', 'accounts.sso'],
];

/** In which cells the product differs from the oracle; the first 30 of them. Stocks are compared on the given days, in order. */
export function differences(view: OracleView, cells: ProductCells, stockDays: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const measure of [...flows, ...otherFlows]) {
    for (const day of new Set([...view.flowDays(measure), ...cells.days(measure)])) {
      found.push(
        ...difference(`${measure} ${day}`, view.flow(measure, day), present(measure, cells.flow(measure, day))),
      );
    }
  }
  for (const measure of stocks) {
    for (const [day, sums] of cells.stocks(measure, stockDays)) {
      found.push(...difference(`${measure} ${day}`, view.stock(measure, day), sums));
    }
  }
  return found.slice(0, 30);
}

/** The ledger counts a source's events; the measure asks only whether there were any. */
function present(measure: string, cells: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return measure === 'sources.reporting' ? new Map([...cells.keys()].map((key) => [key, 1])) : cells;
}

function difference(
  label: string,
  expected: ReadonlyMap<string, number>,
  seen: ReadonlyMap<string, number>,
): readonly string[] {
  return [...new Set([...expected.keys(), ...seen.keys()])]
    .filter((key) => expected.get(key) !== seen.get(key))
    .map((key) => `${label} ${key}: ${expected.get(key) ?? 0}, but ${seen.get(key) ?? 0}`);
}

/** Every day of the year, on which the oracle may change, and all others on which the product does. */
export function daysOfChange(cells: ProductCells): readonly string[] {
  const wholeYear = Array.from({ length: 366 }, (_, day) => dayOfYear(day + 1));
  return [...new Set([...wholeYear, ...stocks.flatMap((measure) => cells.days(measure))])].sort();
}

/** Of 2020. */
export function dayOfYear(day: number): string {
  return new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10);
}
