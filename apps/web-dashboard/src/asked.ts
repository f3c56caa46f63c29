import { ApiFailure } from './api-failure.js';
import { member } from './json-reader.js';
import { words, type Lang } from './words.js';

/** What a visitor asks for: the address is the whole state of a page. */
export type Asked = Readonly<{ lang: Lang; period: string | undefined; org: string; asOf: string | undefined }>;

/** The root of every tree of agencies. */
export const nation = 'VN';

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
  throw new ApiFailure({ kind: 'refused', status: 400, reasons: [{ parameter: name, detail: words[lang].tooMany }] });
}
