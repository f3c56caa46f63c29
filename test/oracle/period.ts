import { addDays, dayNumber, lastDayOfMonth } from './time.js';

type Grain = 'year' | 'quarter' | 'month' | 'week' | 'day';
export type Period = { grain: Grain; first: string; last: string };

/** `2020`, `2020-Q3`, `2020-07`, `2020-W30` (ISO), `2020-07-15`. */
export function period(id: string): Period {
  const year = id.slice(0, 4);
  if (/^\d{4}$/.test(id)) return { grain: 'year', first: `${year}-01-01`, last: `${year}-12-31` };
  if (/^\d{4}-Q[1-4]$/.test(id)) return quarter(year, Number(id.slice(6)));
  if (/^\d{4}-\d{2}$/.test(id)) return { grain: 'month', first: `${id}-01`, last: lastDayOfMonth(id) };
  if (/^\d{4}-W\d{2}$/.test(id)) return week(year, Number(id.slice(6)));
  if (/^\d{4}-\d{2}-\d{2}$/.test(id)) return { grain: 'day', first: id, last: id };
  throw new Error(`not a period: ${id}`);
}

function quarter(year: string, number: number): Period {
  const month = (monthOfQuarter: number) => `${year}-${String(number * 3 - 3 + monthOfQuarter).padStart(2, '0')}`;
  return { grain: 'quarter', first: `${month(1)}-01`, last: lastDayOfMonth(month(3)) };
}

/** Week 1 is the week, Monday to Sunday, that holds the 4th of January. */
function week(year: string, number: number): Period {
  const fourth = `${year}-01-04`;
  const mondaysPassed = (dayNumber(fourth) + 3) % 7; // 1970-01-01 was a Thursday
  const first = addDays(fourth, (number - 1) * 7 - mondaysPassed);
  return { grain: 'week', first, last: addDays(first, 6) };
}
