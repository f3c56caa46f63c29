import type { JSX } from 'preact';
import type { Figure } from './figures.js';
import { shownCount, shownPercent, shownValue } from './format.js';
import { StatusMark } from './status-mark.js';
import { wordFor, type Lang, type Words } from './words.js';

export type FigureTableProps = Readonly<{
  id: string;
  title: string;
  figures: readonly Figure[];
  numbers: ReadonlyMap<string, string>;
  /** `org~period` and what else a link to a figure needs. */
  place: Readonly<{ org: string; period: string; asOf: string | undefined }>;
  lang: Lang;
  words: Words;
}>;

/** A table on a wide screen, cards on a narrow one: the same markup, each cell labelled. */
export function FigureTable({ id, title, figures, numbers, place, lang, words }: FigureTableProps): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.indicator}</th>
            <th scope="col" class="number">
              {words.value}
            </th>
            <th scope="col" class="number">
              {words.target}
            </th>
            <th scope="col">{words.status}</th>
            <th scope="col" class="number">
              {words.coverage}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.indicator}>
              <th scope="row">
                <span class="code">{numbers.get(figure.indicator)}</span> {figure.name}
              </th>
              <td class="number" data-label={words.value}>
                <Value figure={figure} place={place} lang={lang} words={words} />
              </td>
              <td class="number" data-label={words.target}>
                {figure.target === null ? '–' : shownValue(figure.target, figure.unit, lang)}
              </td>
              <td data-label={words.status}>
                <StatusMark status={figure.status} words={words} />
              </td>
              <td class="number" data-label={words.coverage}>
                {figure.coverage === null ? '–' : shownPercent(figure.coverage, lang)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ValueProps = Pick<FigureTableProps, 'place' | 'lang' | 'words'> & Readonly<{ figure: Figure }>;

/** A missing value is a word and never a zero. */
function Value({ figure, place, lang, words }: ValueProps): JSX.Element {
  if (figure.value === null) return <span class="missing">– {wordFor(words.missing, figure.valueStatus)}</span>;
  const key = encodeURIComponent(`${figure.indicator}~${place.org}~${place.period}`);
  const asOf = place.asOf === undefined ? '' : `?as_of=${place.asOf}`;
  const parts =
    figure.numerator === null || figure.denominator === null || figure.unit !== 'ratio'
      ? undefined
      : `${shownCount(figure.numerator, lang)} ${words.of} ${shownCount(figure.denominator, lang)}`;
  return (
    <>
      <span class="value">
        <strong>{shownValue(figure.value, figure.unit, lang)}</strong>
        {figure.stage === 'final' ? null : <span class="stage"> ({words.provisional})</span>}
      </span>
      {parts === undefined ? null : <span class="parts">{parts}</span>}
      <a class="why" href={`/v1/observations/${key}/explain${asOf}`}>
        {words.why}
        <span class="hidden"> {figure.name}</span>
      </a>
    </>
  );
}
