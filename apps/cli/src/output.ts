import Table from 'cli-table3';
import { member } from './hub-client.js';

/** Machines get one JSON document, people get words. */
export function print(json: boolean | undefined, answer: unknown, words: () => string): void {
  console.log(json === true ? JSON.stringify(answer, undefined, 2) : words());
}

export function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  drawn.push(...rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? '–' : shown(cell)))));
  return drawn.toString();
}

function shown(cell: unknown): string {
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

/** `0.2034` of a ratio is `20.34 %`; a rank is a whole number. */
export function shownValue(value: unknown, unit: unknown): string {
  if (typeof value !== 'number') return '–';
  return unit === 'ratio' ? `${(value * 100).toFixed(2)} %` : String(value);
}

/** What an answer says beside its figures, such as that they are sample data. */
export function warnings(answer: unknown): readonly string[] {
  const found = member(member(answer, 'meta'), 'warnings');
  return (Array.isArray(found) ? found : []).map(
    (warning: unknown) => `! ${String(member(warning, 'code'))}: ${String(member(warning, 'detail'))}`,
  );
}
