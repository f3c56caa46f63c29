import type { JSX } from 'preact';
import type { Place } from './addresses.js';
import { Coverage, FigureLinks, Provenance, Target, Value } from './figure-parts.js';
import type { LinesProps } from './indicator-table.js';
import type { Line } from './overview.js';
import { StatusMark } from './status-mark.js';
import { words as allWords } from './words.js';

/**
 * The same figures for a phone, as lists of terms: a table that is laid out as blocks is no table to a screen reader.
 * `hidden` holds where no stylesheet is loaded; at phone width the stylesheet shows the cards instead of the table.
 */
export function IndicatorCards({ lines, place }: LinesProps): JSX.Element {
  return (
    <ul class="cards" hidden>
      {lines.map((line) => (
        <li key={line.indicator.id}>
          <Card line={line} place={place} />
        </li>
      ))}
    </ul>
  );
}

function Card({ line, place }: Readonly<{ line: Line; place: Place }>): JSX.Element {
  const { lang } = place;
  const words = allWords[lang];
  const { number, name } = line.indicator;
  return (
    <>
      <h3>
        {number === undefined ? null : <span class="code">{number}</span>} {name}
      </h3>
      <Provenance {...line} lang={lang} />
      <dl>
        <dt>{words.value}</dt>
        <dd>
          <Value {...line} lang={lang} />
        </dd>
        <dt>{words.status}</dt>
        <dd>
          <StatusMark status={line.figure.status} words={words} />
        </dd>
        <dt>{words.target}</dt>
        <dd>
          <Target {...line} lang={lang} />
        </dd>
        <dt>{words.coverage}</dt>
        <dd>
          <Coverage {...line} lang={lang} />
        </dd>
      </dl>
      <FigureLinks {...line} lang={lang} place={place} />
    </>
  );
}
