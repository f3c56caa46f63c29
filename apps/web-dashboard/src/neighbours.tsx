import type { JSX } from 'preact';
import { pageAddress } from './addresses.js';
import type { Overview } from './overview.js';
import { words as allWords } from './words.js';

/** The way to the period before and after, of the same kind. */
export function Neighbours({ overview }: Readonly<{ overview: Overview }>): JSX.Element {
  const { place, period, periods } = overview;
  const same = periods.filter(({ grain }) => grain === period.grain);
  const index = same.findIndex(({ id }) => id === period.id);
  const [before, after] = [same[index + 1], same[index - 1]];
  return (
    <nav class="neighbours" aria-label={allWords[place.lang].neighbours}>
      {before === undefined ? null : (
        <a href={pageAddress({ ...place, period: before.id })} rel="prev">
          ← {before.label}
        </a>
      )}
      {after === undefined ? null : (
        <a href={pageAddress({ ...place, period: after.id })} rel="next">
          {after.label} →
        </a>
      )}
    </nav>
  );
}
