import type { HubReport, HubState } from '../../hub/src/hub-states.js';
import { Progress } from '../../hub/src/progress.js';
import { reported, sentence } from './failure.js';

/** For people: a bar while something loads, then the address; what went wrong in one sentence. */
export function reportInWords(): HubReport {
  let bar: Readonly<{ what: string; progress: Progress }> | undefined;
  return (state) => {
    if (state.state === 'loading') {
      if (bar?.what !== state.what) {
        bar?.progress.end();
        bar = { what: state.what, progress: new Progress(state.what, false) };
      }
      bar.progress.show(state.done, state.total);
      return;
    }
    bar?.progress.end();
    bar = undefined;
    if (state.state === 'ready') process.stdout.write(`Liên Thông: ${state.url}\n`);
    if (state.state === 'failed') reported(state.error);
  };
}

/** Often enough to be seen moving. */
const loadingEveryMs = 500;

/** For programs: each state is a line of JSON; of a state that is still loading, a line every so often and its end. */
export function reportInJson(write: (line: string) => void, now: () => number): HubReport {
  let lastLoading = -Infinity;
  return (state) => {
    if (state.state === 'loading' && state.done < state.total) {
      if (now() - lastLoading < loadingEveryMs) return;
      lastLoading = now();
    }
    write(`${JSON.stringify(plain(state))}\n`);
  };
}

function plain(state: HubState): object {
  return state.state === 'failed' ? { state: 'failed', error: sentence(state.error) } : state;
}
