import type { Lang } from './words.js';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** `1.234.567` in Vietnamese. */
export function shownCount(count: number, lang: Lang): string {
  return new Intl.NumberFormat(locales[lang]).format(count);
}

/** A ratio is shown in percent, a rank as it is. */
export function shownValue(value: number, unit: string, lang: Lang): string {
  if (unit === 'ratio') return shownPercent(value, lang);
  return new Intl.NumberFormat(locales[lang], { maximumFractionDigits: 2 }).format(value);
}

/** `0.865` is `86,5 %`. */
export function shownPercent(share: number, lang: Lang): string {
  const digits = new Intl.NumberFormat(locales[lang], { maximumFractionDigits: 1 }).format(share * 100);
  return `${digits} %`;
}

/** `dd/MM/yyyy` of a day or an instant in Việt Nam. */
export function shownDay(text: string): string {
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** `dd/MM/yyyy HH:mm` of an instant with the offset of Việt Nam. */
export function shownInstant(text: string): string {
  return `${shownDay(text)} ${text.slice(11, 16)}`;
}
