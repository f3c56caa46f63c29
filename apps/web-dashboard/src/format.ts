import type { Lang } from './words.js';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** Vietnamese sets a space before the sign, English none; the space does not break. */
const percentSigns = { vi: '\u00a0%', en: '%' } as const;

/** `1.234.567,89` in Vietnamese. */
export function shownNumber(value: number, lang: Lang): string {
  return new Intl.NumberFormat(locales[lang], { maximumFractionDigits: 2 }).format(value);
}

/** `0.865` is `86,5 %`; a figure keeps its decimals where a table lines them up. */
export function shownPercent(share: number, lang: Lang, digits: { least: number; most: number }): string {
  const options = { minimumFractionDigits: digits.least, maximumFractionDigits: digits.most };
  return `${new Intl.NumberFormat(locales[lang], options).format(share * 100)}${percentSigns[lang]}`;
}

/**
 * As many decimals as it takes to tell a share from its target: 19,96 % rounded to 20,0 % beside a target of 20 % would
 * look met. The API gives six decimals, which are four of a percent.
 */
export function shownBeside(share: number, target: number | undefined, lang: Lang): string {
  const close = (digits: number): boolean =>
    target !== undefined && share !== target && (share * 100).toFixed(digits) === (target * 100).toFixed(digits);
  const digits = [1, 2, 3].find((candidate) => !close(candidate)) ?? 4;
  return shownPercent(share, lang, { least: digits, most: digits });
}

/** `dd/MM/yyyy` of a day; what is no day is shown as it is. */
export function shownDay(day: string): string {
  return day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
}

const inVietnam = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23' },
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
});

/** `dd/MM/yyyy HH:mm` of an instant, in Việt Nam; what is no instant is shown as it is. */
export function shownInstant(instant: string): string {
  const milliseconds = Date.parse(instant);
  return Number.isNaN(milliseconds) ? instant : inVietnam.format(milliseconds).replace(',', '');
}
