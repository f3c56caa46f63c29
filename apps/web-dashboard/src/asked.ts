import { ApiFailure } from './api-failure.js';
import { member } from './json-reader.js';
import { words, type Lang } from './words.js';

/** What a visitor asks for: the address is the whole state of a page. */
export type Asked = Readonly<{ lang: Lang; period: string | undefined; org: string; asOf: string | undefined }>;

/** The root of every tree of agencies. */
export const nation = 'VN';

/** The language that an address asks for, which is that of its path unless `lang` says otherwise. */
export function languageOf(path: Lang, query: unknown): Lang {
  const named = single(path, query, 'lang');
  if (named === undefined || named === 'vi' || named === 'en') return named ?? path;
  throw refused(path, 'lang', words[path].noSuchLanguage);
}

/**
 * Reads the query of an address. Whether period, agency and day exist is the API's to say; here stands only that each is
 * one, because a page of several would show figures without telling whose they are.
 * @throws ApiFailure with status 400
 */
export function askedOf(lang: Lang, query: unknown): Asked {
  return {
    lang,
    period: single(lang, query, 'period'),
    org: single(lang, query, 'org') ?? nation,
    asOf: single(lang, query, 'as_of'),
  };
}

function single(lang: Lang, query: unknown, name: string): string | undefined {
  const given = member(query, name);
  if (given === undefined || given === '') return undefined;
  if (typeof given === 'string' && !/,|^(children|tree):|^self$/.test(given)) return given;
  throw refused(lang, name, words[lang].tooMany);
}

function refused(lang: Lang, parameter: string, detail: string): ApiFailure {
  const title = words[lang].badAddress;
  return new ApiFailure({ kind: 'refused', status: 400, title, reasons: [{ parameter, detail }] });
}
