import type { Asked } from './asked.js';
import type { Lang } from './words.js';

/** One page with its period, which the default address leaves open. */
export type Place = Asked & Readonly<{ period: string }>;

export const homes = { vi: '/', en: '/en' } as const;

/** The same page with something else asked for. */
export function pageAddress({ lang, period, org, asOf }: Asked): string {
  return `${homes[lang]}${queryOf({ period, org, as_of: asOf })}`;
}

/** The same page in the other language. */
export function otherLanguage(asked: Asked): string {
  return pageAddress({ ...asked, lang: foreign(asked.lang) });
}

export function foreign(lang: Lang): Lang {
  return lang === 'vi' ? 'en' : 'vi';
}

/** How a figure came to be, down to its entities. */
export function explanationAddress(indicator: string, { lang, org, period, asOf }: Place): string {
  const key = encodeURIComponent([indicator, org, period].join('~'));
  return `/v1/observations/${key}/explain${queryOf({ as_of: asOf, lang })}`;
}

/** Figures as a file for spreadsheets: those set for Vietnamese want a comma in numbers, and all want the BOM. */
export function csvAddress(indicator: string, { lang, org, period, asOf }: Place): string {
  const decimal = lang === 'vi' ? ',' : undefined;
  return `/v1/observations.csv${queryOf({ indicator, org, period, as_of: asOf, lang, bom: '1', decimal })}`;
}

function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `?${new URLSearchParams(given).toString()}`;
}
