/** What separates cells. Excel writes `;` where the comma is the decimal sign, as in Việt Nam. */
export type CsvSeparator = ',' | ';';

const quote = '"';

/**
 * The cells of one record (RFC 4180, without its line end), or undefined if its quotes do not match: a cell is quoted as
 * a whole or not at all, and a quote inside a quoted cell is doubled.
 */
export function csvCells(record: string, separator: CsvSeparator): readonly string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = record.startsWith(quote, at) ? quotedCell(record, at) : plainCell(record, at, separator);
    if (cell === undefined) return undefined;
    cells.push(cell.text);
    if (cell.end === record.length) return cells;
    if (record[cell.end] !== separator) return undefined;
    at = cell.end + 1;
  }
}

type Cell = Readonly<{ text: string; end: number }>;

function plainCell(record: string, start: number, separator: CsvSeparator): Cell | undefined {
  const next = record.indexOf(separator, start);
  const end = next < 0 ? record.length : next;
  const text = record.slice(start, end);
  return text.includes(quote) ? undefined : { text, end };
}

function quotedCell(record: string, start: number): Cell | undefined {
  let end = record.indexOf(quote, start + 1);
  while (end >= 0 && record[end + 1] === quote) end = record.indexOf(quote, end + 2);
  if (end < 0) return undefined;
  return { text: record.slice(start + 1, end).replaceAll('""', quote), end: end + 1 };
}
