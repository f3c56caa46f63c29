import type { JSX } from 'preact';
import { csvAddress, explanationAddress, type Place } from './addresses.js';
import { BulletBar, isShare } from './bullet-bar.js';
import { shownBeside, shownNumber, shownPercent } from './format.js';
import type { Line } from './overview.js';
import { words as allWords, wordFor, type Lang } from './words.js';

export type FigureProps = Line & Readonly<{ lang: Lang }>;

/** A value with what it was divided from, and what is doubtful about it alone. A missing value is a dash and a word, never a zero. */
export function Value({ indicator, figure, lang }: FigureProps): JSX.Element {
  const words = allWords[lang];
  const { value, target, numerator, denominator } = figure;
  if (value === undefined) return <span class="missing">– {wordFor(words.missing, figure.valueStatus)}</span>;
  const divided = isShare(indicator.unit) && numerator !== undefined && denominator !== undefined;
  return (
    <>
      <strong class="value">{shownValue(value, target, indicator.unit, lang)}</strong>
      <BulletBar indicator={indicator} figure={figure} />
      {divided ? (
        <span class="note">
          {shownNumber(numerator, lang)} {words.of} {shownNumber(denominator, lang)}
        </span>
      ) : null}
      {figure.aboveWhole ? <span class="note doubt">{words.aboveWhole}</span> : null}
      {figure.doubts.map(({ flag, count }) => (
        <span class="note doubt" key={flag}>
          {wordFor(words.flags, flag)} ({shownNumber(count, lang)})
        </span>
      ))}
    </>
  );
}

/** A target with the direction in which it is met. */
export function Target({ indicator, figure, lang }: FigureProps): JSX.Element {
  const words = allWords[lang];
  const { unit, direction } = indicator;
  const { target } = figure;
  if (target === undefined) return <Nothing>{words.noTarget}</Nothing>;
  if (unit === 'milestone' && target === 1) return <>{words.completed}</>;
  const shown = isShare(unit) ? shownPercent(target, lang, { least: 0, most: 2 }) : shownNumber(target, lang);
  if (direction === 'down') return <>{`≤\u00a0${shown}`}</>;
  return <>{unit === 'ratio' && target === 1 ? shown : `≥\u00a0${shown}`}</>;
}

/** Systems that reported, of those registered. */
export function Coverage({ figure, lang }: FigureProps): JSX.Element {
  const { coverage } = figure;
  if (coverage === undefined) return <Nothing>{allWords[lang].noCoverage}</Nothing>;
  return <>{shownPercent(coverage, lang, { least: 0, most: 1 })}</>;
}

/** The way from a figure to how it came to be, and to itself as a file. */
export function FigureLinks({ indicator, lang, place }: FigureProps & Readonly<{ place: Place }>): JSX.Element {
  const words = allWords[lang];
  const about = <span class="hidden"> {indicator.name}</span>;
  return (
    <span class="links">
      <a href={explanationAddress(indicator.id, place)}>
        {words.why}
        {about}
      </a>{' '}
      <a href={csvAddress(indicator.id, place)}>
        {words.csv}
        {about}
      </a>
    </span>
  );
}

/** What a figure stands on, and whether its words were compared with the law. */
export function Provenance({ indicator, lang }: FigureProps): JSX.Element {
  const words = allWords[lang];
  const unverified = indicator.number !== undefined && /^[K?]/.test(indicator.confidence);
  return (
    <span class="note">
      {wordFor(words.evidence, indicator.evidence)}
      {unverified ? ` · ${words.unverified}` : ''}
    </span>
  );
}

/** A dash for the eye, a word for the ear. */
function Nothing({ children }: Readonly<{ children: string }>): JSX.Element {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="hidden">{children}</span>
    </>
  );
}

function shownValue(value: number, target: number | undefined, unit: string, lang: Lang): string {
  const words = allWords[lang];
  if (unit === 'rank') return `${words.rank} ${shownNumber(value, lang)}`;
  if (unit === 'milestone' && value === 1) return words.completed;
  return isShare(unit) ? shownBeside(value, target, lang) : shownNumber(value, lang);
}
