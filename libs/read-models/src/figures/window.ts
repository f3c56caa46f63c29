/** Days [from, to); without `from` it begins with the first day: that is how a stock is summed up. */
export type Window = Readonly<{ from: string | undefined; to: string }>;

/** A window cut into whole months, which are added up already, and the days beside them. */
export type WindowParts = Readonly<{ months: Window | undefined; days: readonly Window[] }>;

export function windowParts({ from, to }: Window): WindowParts {
  const monthsFrom = from === undefined ? undefined : monthStartFrom(from);
  const monthsTo = monthStart(to);
  if (monthsFrom !== undefined && monthsFrom >= monthsTo) return { months: undefined, days: [{ from, to }] };
  const before = from === undefined || monthsFrom === undefined ? [] : [{ from, to: monthsFrom }];
  const days = [...before, { from: monthsTo, to }].filter((part) => part.from < part.to);
  return { months: { from: monthsFrom, to: monthsTo }, days };
}

function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The first month that begins on the day or after it. */
function monthStartFrom(day: string): string {
  if (day.endsWith('-01')) return day;
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
