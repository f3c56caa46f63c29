import type { JSX } from 'preact';
import { Page } from './page.js';
import { words as allWords, type Lang } from './words.js';

/** Says why there are no figures, with the API's own words. */
export function FailurePage({
  lang,
  detail,
  stylesheet,
}: Readonly<{ lang: Lang; detail: string; stylesheet: string }>): JSX.Element {
  const words = allWords[lang];
  const home = lang === 'en' ? '/en' : '/';
  return (
    <Page lang={lang} title={words.failed} stylesheet={stylesheet} otherLanguage={lang === 'en' ? '/' : '/en'}>
      <p class="banner" role="alert">
        {detail}
      </p>
      <p>
        <a href={home}>{words.again}</a>
      </p>
    </Page>
  );
}
