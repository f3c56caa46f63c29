import type { ComponentChildren, JSX } from 'preact';
import { foreign } from './addresses.js';
import { stylesheetPath } from './stylesheet.js';
import { words as allWords, type Lang } from './words.js';

export type PageProps = Readonly<{
  lang: Lang;
  /** What the window is called, before the product's name. */
  title: string;
  heading: string;
  /** This page in the other language. */
  translation: string;
  children: ComponentChildren;
  footer?: ComponentChildren;
}>;

/** What every page has: a language, one heading, landmarks and a way past them. */
export function Page({ lang, title, heading, translation, children, footer }: PageProps): JSX.Element {
  const words = allWords[lang];
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Liên Thông`}</title>
        <link rel="stylesheet" href={stylesheetPath} />
        <link rel="alternate" hreflang={foreign(lang)} href={translation} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <div class="width">
            <p class="brand">
              <strong lang="vi">Liên Thông</strong> <span>{words.product}</span>
            </p>
            <a href={translation} lang={foreign(lang)} hreflang={foreign(lang)}>
              {words.otherLanguage}
            </a>
          </div>
        </header>
        <main id="main" class="width" tabindex={-1}>
          <h1>{heading}</h1>
          {children}
        </main>
        {footer === undefined ? null : (
          <footer>
            <div class="width">{footer}</div>
          </footer>
        )}
      </body>
    </html>
  );
}
