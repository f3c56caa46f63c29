import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { RecordCutter, type RecordShape } from './file-records.js';

/** `line:text` of every record of a file that arrives in pieces of this size. */
function cut(shape: RecordShape, text: string, pieceBytes = 3, maxBytes = 20): readonly string[] {
  const cutter = new RecordCutter(shape, maxBytes);
  const bytes = Buffer.from(text);
  const records = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    records.push(...cutter.push(Buffer.from(bytes.subarray(at, at + pieceBytes))));
  }
  records.push(...cutter.end());
  return records.map(({ line, bytes: found }) => `${line}:${found.toString()}`);
}

describe('records of a file', () => {
  it.each<[string, RecordShape, string, readonly string[]]>([
    ['end at line ends', 'line', 'a\nb\r\n\nc', ['1:a', '2:b', '4:c']],
    ['may have quotes in them', 'line', '"a\nb"\n', ['1:"a', '2:b"']],
    ['of CSV go on inside quotes', 'csv', '"a\nb",c\nd\n', ['1:"a\nb",c', '3:d']],
    ['of CSV may have doubled quotes', 'csv', '"a""\n""b"\nc', ['1:"a""\n""b"', '3:c']],
    [
      'that are too large are left out, their neighbours are not',
      'line',
      `a\n${'x'.repeat(40)}\nb`,
      ['1:a', '2:too-large', '3:b'],
    ],
    ['that are too large at the end are named', 'line', `a\n${'x'.repeat(40)}`, ['1:a', '2:too-large']],
    [
      'whose quote never ends lose no more than what fits',
      'csv',
      `"a\n${'b\n'.repeat(20)}c\n`,
      ['1:too-large', ...Array.from({ length: 10 }, (_, index) => `${index + 12}:b`), '22:c'],
    ],
  ])('%s', (_case, shape, text, records) => {
    for (const pieceBytes of [1, 3, 1_000]) expect(cut(shape, text, pieceBytes)).toEqual(records);
  });

  it('of CSV are those that csv-parse reads, however the file arrives', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'ế') });
    const rows = fc.array(fc.tuple(cell, fc.constant('x')), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (table, pieceBytes) => {
        const records = cut('csv', stringify(table), pieceBytes, 100_000).map((record) => record.replace(/^\d+:/, ''));
        expect(records.flatMap((record) => parse(record))).toEqual(table);
      }),
    );
  });
});
