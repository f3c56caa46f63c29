import type { HubState } from '../../hub/src/hub-states.js';
import { reportInJson } from './hub-reports.js';

/** What is written for these states when each comes so many milliseconds after the one before. */
function linesOf(states: readonly HubState[], everyMs: number): readonly unknown[] {
  const lines: unknown[] = [];
  let clock = 0;
  const report = reportInJson(
    (line) => lines.push(JSON.parse(line)),
    () => (clock += everyMs),
  );
  states.forEach(report);
  return lines;
}

const loading = (done: number): HubState => ({ state: 'loading', what: 'sample year', done, total: 4 });

describe('the states of a hub as lines of JSON', () => {
  it('are written as they are', () => {
    const states: readonly HubState[] = [
      { state: 'starting', dataDir: '.lienthong' },
      { state: 'ready', url: 'http://127.0.0.1:8080', pid: 7, dataDir: '.lienthong' },
      { state: 'stopped' },
    ];
    expect(linesOf(states, 1)).toEqual(states);
  });

  it('show what loads every so often, and always its end', () => {
    const states = [1, 2, 3, 4].map(loading);
    expect(linesOf(states, 1)).toEqual([loading(1), loading(4)]);
    expect(linesOf(states, 500)).toEqual(states);
  });

  it('say with its cause why a hub cannot start', () => {
    const error = new Error('the database cannot be used', { cause: new Error('no password') });
    expect(linesOf([{ state: 'failed', error }], 1)).toEqual([
      { state: 'failed', error: 'the database cannot be used: no password' },
    ]);
  });
});
