import type { JSX } from 'preact';
import type { Place } from './addresses.js';
import { Coverage, FigureLinks, Provenance, Target, Value } from './figure-parts.js';
import type { Line } from './overview.js';
import { StatusMark } from './status-mark.js';
import { words as allWords } from './words.js';

export type LinesProps = Readonly<{ title: string; lines: readonly Line[]; place: Place }>;

/** For screens wide enough for six columns, and for paper. */
export function IndicatorTable({ title, lines, place }: LinesProps): JSX.Element {
  const words = allWords[place.lang];
  return (
    <table class="figures">
      <caption class="hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.indicator}</th>
          <th scope="col">{words.value}</th>
          <th scope="col" class="number">
            {words.target}
          </th>
          <th scope="col">{words.status}</th>
          <th scope="col" class="number">
            {words.coverage}
          </th>
          <th scope="col" class="screen">
            {words.more}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.indicator.id} line={line} place={place} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line, place }: Readonly<{ line: Line; place: Place }>): JSX.Element {
  const { lang } = place;
  const { number, name } = line.indicator;
  return (
    <tr>
      <th scope="row">
        <div class="name">
          {number === undefined ? null : <span class="code">{number}</span>}
          <span>
            {name}
            <Provenance {...line} lang={lang} />
          </span>
        </div>
      </th>
      <td class="measured">
        <Value {...line} lang={lang} />
      </td>
      <td class="number">
        <Target {...line} lang={lang} />
      </td>
      <td>
        <StatusMark status={line.figure.status} words={allWords[lang]} />
      </td>
      <td class="number">
        <Coverage {...line} lang={lang} />
      </td>
      <td class="screen">
        <FigureLinks {...line} lang={lang} place={place} />
      </td>
    </tr>
  );
}
