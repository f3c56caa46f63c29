import { shippedCatalogue } from './catalogue-files.js';
import { definitionFor, formula } from './definition.js';
import { parseExpression } from './expression.js';
import type { Definition } from './indicator.js';
import { parsePeriod } from './period.js';

const period = (id: string) => parsePeriod(id)!;
const version = (number: number, from?: string): Definition => {
  const note = { vi: 'x', en: 'x' };
  const definition = { version: number, numerator: [], denominator: [], note };
  return from === undefined ? definition : { ...definition, from };
};

describe('the version that holds', () => {
  const definitions = [version(1, '2019-01-01'), version(3, '2020-07-01'), version(2), version(4, '2020-09-30')];
  const holds = (id: string, asked?: number) => definitionFor({ definitions }, period(id), asked)?.version;

  it('is the last dated one whose day is no later than the last day of the period', () => {
    expect([holds('2019-Q1'), holds('2020-Q2'), holds('2020-07'), holds('2020-Q3'), holds('2020')]).toEqual([
      ...[1, 1, 3, 4, 4],
    ]);
  });

  it('is none before the first', () => {
    expect(holds('2018-Q4')).toBeUndefined();
    expect(holds('2018-12-31')).toBeUndefined();
    expect(holds('2018')).toBeUndefined();
  });

  it('is never a variant, unless that is asked for', () => {
    expect(holds('2020-Q3', 2)).toBe(2);
    expect(holds('2018', 4)).toBe(4);
    expect(holds('2020-Q3', 9)).toBeUndefined();
  });

  it('does not depend on the order in the file', () => {
    expect(definitionFor({ definitions: [...definitions].reverse() }, period('2020-Q3'))?.version).toBe(4);
  });

  it('of online-share counts resolved dossiers from 2019 on, and received ones only where asked', () => {
    const onlineShare = shippedCatalogue().find(({ id }) => id === 'online-share')!;
    expect(definitionFor(onlineShare, period('2019-01-01'))?.version).toBe(1);
    expect(definitionFor(onlineShare, period('2025-Q1'))?.version).toBe(1);
    expect(formula(definitionFor(onlineShare, period('2020-Q3'))!)).toBe(
      'dossiers.resolved[channel=online] / dossiers.resolved',
    );
    expect(formula(definitionFor(onlineShare, period('2020-Q3'), 2)!)).toBe(
      'dossiers.received[channel=online] / dossiers.received',
    );
  });
});

describe('the formula', () => {
  it('brackets what is added up', () => {
    const read = (text: string) => {
      const result = parseExpression(text);
      return result.ok ? result.value : [];
    };
    const denominator = read('documents.issued + documents.paper-declared');
    expect(formula({ numerator: read('documents.issued'), denominator })).toBe(
      'documents.issued / (documents.issued + documents.paper-declared)',
    );
  });
});
