import { civilDate, dayNumber } from './day.js';
import type { Period } from './period.js';

export type Lang = 'vi' | 'en';

/** `Quý III/2020` and `Q3 2020`: what people read; the id is what machines read. */
export function periodLabel(period: Period, lang: Lang): string {
  return lang === 'vi' ? vietnamese(period) : english(period);
}

function vietnamese({ grain, id, start }: Period): string {
  const year = id.slice(0, 4);
  switch (grain) {
    case 'year':
      return `Năm ${year}`;
    case 'quarter':
      return `Quý ${['I', 'II', 'III', 'IV'][Number(id.slice(6)) - 1] ?? ''}/${year}`;
    case 'month':
      return `Tháng ${Number(id.slice(5))}/${year}`;
    case 'week':
      return `Tuần ${Number(id.slice(6))}/${year}`;
    case 'day':
      return start.split('-').reverse().join('/');
  }
}

function english({ grain, id, start }: Period): string {
  const year = id.slice(0, 4);
  const date = civilDate(dayNumber(start));
  const month = englishMonths[date.month - 1] ?? '';
  switch (grain) {
    case 'year':
      return year;
    case 'quarter':
      return `${id.slice(5)} ${year}`;
    case 'month':
      return `${month} ${year}`;
    case 'week':
      return `Week ${Number(id.slice(6))}, ${year}`;
    case 'day':
      return `${date.day} ${month} ${year}`;
  }
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
