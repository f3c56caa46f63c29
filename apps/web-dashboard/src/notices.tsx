import type { JSX } from 'preact';
import { pageAddress } from './addresses.js';
import { shownDay, shownInstant } from './format.js';
import type { Overview } from './overview.js';
import { toldOnce } from './told-once.js';
import { words as allWords, wordFor } from './words.js';

type NoticesProps = Readonly<{ overview: Overview }>;

/** Whose figures these are, for when, and of what kind. It stays in sight, so that no screen shows figures without it. */
export function Strip({ overview }: NoticesProps): JSX.Element {
  const { place, period, agencyName, meta } = overview;
  const words = allWords[place.lang];
  return (
    <p class="strip">
      {meta.sample ? <strong class="badge sample">{words.sampleMark}</strong> : null}
      {place.asOf === undefined ? null : (
        <strong class="badge past">
          {words.pastShort} {shownDay(place.asOf)}
        </strong>
      )}
      <span>
        <strong>{agencyName}</strong> · {period.label} · {wordFor(words.stages, period.stage)}
      </span>
      <a class="screen" href="#choose">
        {words.change}
        <span class="hidden">: {words.choose}</span>
      </a>
    </p>
  );
}

/** What has to be known before any figure is read. */
export function Notices({ overview }: NoticesProps): JSX.Element {
  const { place, meta } = overview;
  const words = allWords[place.lang];
  const others = toldOnce(overview);
  return (
    <>
      {meta.sample ? (
        <p class="banner sample">
          <strong>{words.sampleMark}.</strong> {words.sample}
        </p>
      ) : null}
      {place.asOf === undefined ? null : (
        <p class="banner past">
          {words.past} <strong>{shownDay(place.asOf)}</strong>.{' '}
          <a href={pageAddress({ ...place, asOf: undefined })}>{words.present}</a>
        </p>
      )}
      {others.length === 0 ? null : (
        <div class="banner">
          <strong>{words.notices}</strong>
          <ul>
            {others.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Up to when the hub has recorded, and whether the figures are behind that. */
export function DataAge({ overview }: NoticesProps): JSX.Element {
  const { place, meta } = overview;
  const words = allWords[place.lang];
  if (place.asOf !== undefined) {
    return (
      <p class="age">
        {words.ageOfDay} <strong>{shownDay(place.asOf)}</strong>.
      </p>
    );
  }
  if (meta.recordedTo === undefined) return <p class="age">{words.noData}.</p>;
  const behindSeconds = Math.round(meta.lagMs / 1000);
  return (
    <p class="age">
      {words.age} <strong>{shownInstant(meta.recordedTo)}</strong> ({words.zone})
      {behindSeconds === 0 ? '' : `; ${words.lag} ${behindSeconds}`}.
    </p>
  );
}
