import type { JSX } from 'preact';
import { wordFor, type Words } from './words.js';

/** Status is a word, a shape and a colour, so that none of them is needed alone. */
export function StatusMark({ status, words }: Readonly<{ status: string; words: Words }>): JSX.Element {
  return (
    <span class={`status ${statusClass(status)}`}>
      <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path d={shapes.get(status) ?? dash} />
      </svg>
      {wordFor(words.statuses, status)}
    </span>
  );
}

/** The colour of a status; one that is not known has none. */
export function statusClass(status: string): string {
  return `status-${shapes.has(status) ? status : 'no_data'}`;
}

const dash = 'M2 7H14V9H2z';

const shapes: ReadonlyMap<string, string> = new Map([
  ['met', 'M2 8.5 6 12.5 14 4 12.5 2.5 6 9.5 3.5 7z'],
  ['on_track', 'M8 2 14 9H10V14H6V9H2z'],
  ['at_risk', 'M8 1 15.5 14.5H.5zM7.1 5.5 7.4 10H8.6L8.9 5.5zM7.2 11.2V12.8H8.8V11.2z'],
  ['behind', 'M8 14 2 7H6V2H10V7H14z'],
  ['missed', 'M3 1.5 8 6.5 13 1.5 14.5 3 9.5 8 14.5 13 13 14.5 8 9.5 3 14.5 1.5 13 6.5 8 1.5 3z'],
  ['no_target', 'M8 2A6 6 0 1 0 8 14 6 6 0 1 0 8 2zM8 4A4 4 0 1 1 8 12 4 4 0 1 1 8 4z'],
  ['no_data', dash],
]);
