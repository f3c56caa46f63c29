import type { ComponentChildren, JSX } from 'preact';
import { words as allWords, type Lang } from './words.js';

export type PageProps = Readonly<{
  lang: Lang;
  title: string;
  stylesheet: string;
  otherLanguage: string;
  children: ComponentChildren;
}>;

/** What every page has: a language, one heading, landmarks and a way past them. */
export function Page({ lang, title, stylesheet, otherLanguage, children }: PageProps): JSX.Element {
  const words = allWords[lang];
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Liên Thông`}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <span class="brand">Liên Thông</span>
          <a href={otherLanguage} lang={lang === 'vi' ? 'en' : 'vi'}>
            {words.language}
          </a>
        </header>
        <main id="main">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}
