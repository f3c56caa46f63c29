import type { JSX } from 'preact';
import { homes } from './addresses.js';
import type { ApiFailure, Reason } from './api-failure.js';
import { Page } from './page.js';
import { words as allWords, wordFor, type Lang } from './words.js';

export type FailurePageProps = Readonly<{
  lang: Lang;
  failure: Pick<ApiFailure, 'kind' | 'status' | 'title' | 'reasons'>;
  /** The address that failed, here and in the other language. */
  address: string;
  translation: string;
}>;

/** Says why there are no figures, in the API's own words where it had any. */
export function FailurePage({ lang, failure, address, translation }: FailurePageProps): JSX.Element {
  const words = allWords[lang];
  const { kind, status, title } = failure;
  const reasons = new Set(failure.reasons.map((reason) => shownReason(reason, lang)));
  const heading = words.failures[kind];
  return (
    <Page lang={lang} title={heading} heading={heading} translation={translation}>
      {title === undefined && reasons.size === 0 ? null : (
        <div class="banner failed">
          {title === undefined ? null : <strong>{title}</strong>}
          {reasons.size === 0 ? null : (
            <ul>
              {[...reasons].map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <p>
        {words.advice[kind]} <span class="note">HTTP {status}</span>
      </p>
      <p class="ways">
        {status >= 500 || status === 429 ? <a href={address}>{words.again}</a> : null}{' '}
        <a href={homes[lang]}>{words.home}</a>
      </p>
    </Page>
  );
}

/** The page asks several questions with one choice of the visitor's: what they say of it is said once, by its name here. */
function shownReason({ parameter, code, detail }: Reason, lang: Lang): string {
  const { period, agency, asOf, language, noSuchAgency } = allWords[lang];
  const names = {
    period,
    from: period,
    to: period,
    org: agency,
    parent: agency,
    as_of: asOf,
    at: asOf,
    lang: language,
  };
  // the API names ways of asking for groups, which a page of one agency does not take
  const said = code === 'unknown-org' ? noSuchAgency : detail;
  return parameter === undefined ? said : `${wordFor(names, parameter)}: ${said}`;
}
