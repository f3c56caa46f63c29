import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { parseEvent } from '#event-catalog';
import { csvCells } from './csv-cells.js';
import { csvEvent } from './csv-event.js';
import { csvColumnOf, csvHeader, type CsvHeader } from './csv-header.js';

function headerOf(record: string): CsvHeader {
  const read = csvHeader(record);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.header;
}

/** The event of a row of these cells, as it is read. */
function eventOf(cells: Readonly<Record<string, string>>): unknown {
  const row = (values: readonly string[]): string => stringify([[...values]]).trimEnd();
  const read = csvEvent(headerOf(row(Object.keys(cells))), row(Object.values(cells)));
  return read.ok ? read.value : read;
}

const sent = {
  id: 'e1',
  source: 'urn:egov:G14:document',
  subject: 'doc-1',
  time: '2020-07-01T08:00:00+07:00',
  type: 'vn.egov.interchange.document.sent.v1',
};
const received = { ...sent, type: 'vn.egov.onestop.dossier.received.v1' };

describe('a row of a CSV file of events', () => {
  it('is read as the schema of its type says', () => {
    const event = eventOf({ ...sent, 'data.to': 'H58; H26', 'data.signed': 'true', 'data.kind': 'công văn' });
    expect(event).toMatchObject({ data: { to: ['H58', 'H26'], signed: true, kind: 'công văn' } });
    expect(parseEvent(event).ok).toBe(true);
  });

  it('reads what a record holds by the one schema of its members', () => {
    const survey = { ...sent, type: 'vn.egov.governance.survey.published.v1', 'data.values.egdi': '0.6667' };
    expect(eventOf(survey)).toMatchObject({ data: { values: { egdi: 0.6667 } } });
  });

  it('leaves empty cells out and nests by dots', () => {
    const applicant = { 'data.applicant.kind': 'citizen', 'data.applicant.ref': '012345678901' };
    const event = eventOf({ ...received, ...applicant, 'data.level': '4', 'data.dueAt': '' });
    expect(event).toMatchObject({
      data: { applicant: { kind: 'citizen', ref: '012345678901' }, level: 4 },
    });
    expect(event).not.toHaveProperty('data.dueAt');
  });

  it.each(['bốn', '04', '4,0', '9007199254740993', '1e3', ' 4'])(
    'keeps the level %j as text, so that the check names it',
    (level) => {
      const event = eventOf({
        ...received,
        'data.procedure': '1.000123',
        'data.level': level,
        'data.channel': 'online',
        'data.handling': 'paper',
      });
      const parsed = parseEvent(event);
      expect(parsed.ok ? [] : parsed.errors.map(({ pointer }) => pointer)).toContain('/data/level');
    },
  );

  it.each([
    ['too few cells', 'e1', 'cells'],
    ['an open quote', '"e1,x', 'quotes'],
    ['a quote inside', 'e"1,x', 'quotes'],
    ['text behind a quote', '"e"1,x', 'quotes'],
    ['a NUL', 'e1,\u0000', 'character'],
    ['half a character', 'e1,\ud800', 'character'],
  ])('with %s is refused', (_case, record, rule) => {
    expect(csvEvent(headerOf('id,subject'), record)).toMatchObject({
      ok: false,
      code: 'invalid-json',
      errors: [{ code: rule }],
    });
  });
});

describe('a header', () => {
  it('may be separated by semicolons, and may begin with a byte order mark', () => {
    expect(csvEvent(headerOf('\ufeffid;subject'), 'e1;Hồ sơ')).toMatchObject({ value: { id: 'e1', subject: 'Hồ sơ' } });
  });

  it.each([
    ['id,id', 2, 'duplicate'],
    ['data.a,data.a.b', 2, 'duplicate'],
    ['id,Tên', 2, 'name'],
    ['id,', 2, 'name'],
    ['data,id', 1, 'name'],
    ['id,data.__proto__.x', 2, 'name'],
    ['id,"x', 1, 'quotes'],
  ])('%s is refused with its column', (record, column, code) => {
    expect(csvHeader(record)).toMatchObject({ ok: false, faults: [{ column, code }] });
  });

  it('tells which column a pointer leads to', () => {
    const header = headerOf('id,data.to,data.applicant.ref');
    expect(
      ['/id', '/data/to/1', '/data/applicant/ref', '/data/level', '/idx'].map((place) => csvColumnOf(header, place)),
    ).toEqual([1, 2, 3, undefined, undefined]);
  });
});

describe('cells', () => {
  it('are those that csv-parse reads', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', ' ', '\n', 'ế') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2 }), fc.constantFrom(',', ';'), (cells, separator) => {
        const record = stringify([cells], { delimiter: separator, quoted: true }).slice(0, -1);
        expect(csvCells(record, separator)).toEqual(cells);
        expect(parse(record, { delimiter: separator })).toEqual([cells]);
      }),
    );
  });
});
