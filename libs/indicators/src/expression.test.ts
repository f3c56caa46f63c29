import fc from 'fast-check';
import { dimOf, formatExpression, parseExpression, parseTerms, sharedDims, type Expression } from './expression.js';
import { measureNames, measures } from './measures.js';

const read = (text: string): Expression => {
  const result = parseExpression(text);
  return result.ok ? result.value : [];
};
const faults = (text: string) => {
  const result = parseExpression(text);
  return result.ok ? [] : result.faults;
};

describe('an expression', () => {
  it('is a measure, its filters, or a sum of such', () => {
    expect(read('dossiers.resolved')).toEqual([{ measure: 'dossiers.resolved', kind: 'flow', filters: {} }]);
    expect(read('services.published[level=3,4]')).toEqual([
      { measure: 'services.published', kind: 'stock', filters: { level: ['3', '4'] } },
    ]);
    expect(read(' dossiers.received[ channel = online , postal , level=4 ]  +dossiers.paper-declared ')).toEqual([
      { measure: 'dossiers.received', kind: 'flow', filters: { channel: ['online', 'postal'], level: ['4'] } },
      { measure: 'dossiers.paper-declared', kind: 'flow', filters: {} },
    ]);
    expect(read('systems.connected')[0]?.kind).toBe('derived');
  });

  it('takes values of open dimensions as they are, and days where a day is a value', () => {
    expect(read('documents.issued[kind=Công văn]')[0]?.filters).toEqual({ kind: ['Công văn'] });
    expect(read('dossiers.open[due=none,2020-07-20]')[0]?.filters).toEqual({ due: ['none', '2020-07-20'] });
    expect(faults('dossiers.open[due=tomorrow]')).toMatchObject([{ code: 'unknown-value', word: 'tomorrow' }]);
  });

  it('keeps a repeated value once', () => {
    expect(read('dossiers.resolved[level=4,4]')[0]?.filters).toEqual({ level: ['4'] });
  });

  it.each([
    ['dossiers.resolvd', 'unknown-measure', 'dossiers.resolvd', 0, 'dossiers.resolved'],
    ['dossiers.received + dosiers.open', 'unknown-measure', 'dosiers.open', 20, 'dossiers.open'],
    ['dossiers.resolved[chanel=online]', 'unknown-dim', 'chanel', 18, 'channel'],
    ['dossiers.resolved[channel=onlin]', 'unknown-value', 'onlin', 18, 'online'],
    ['dossiers.resolved[channel=online,onlien]', 'unknown-value', 'onlien', 33, 'online'],
    ['dossiers.workload[channel=online]', 'unknown-dim', 'channel', 18, undefined],
    ['dossiers.resolved[level=5]', 'unknown-value', '5', 18, '1'],
    ['dossiers.resolved[channel=]', 'unknown-value', '', 18, undefined],
    ['constructor', 'unknown-measure', 'constructor', 0, undefined],
    ['dossiers.resolved[constructor=x]', 'unknown-dim', 'constructor', 18, undefined],
    ['dossiers.resolved[level=3,level=4]', 'repeated-dim', 'level', 26, undefined],
    ['dossiers.resolved[online]', 'syntax', 'online', 18, undefined],
    ['dossiers.resolved[]', 'syntax', '', 18, undefined],
    ['dossiers.resolved[level=3', 'syntax', 'dossiers.resolved[level=3', 0, undefined],
    ['dossiers.resolved]', 'syntax', 'dossiers.resolved]', 0, undefined],
    ['dossiers.resolved - dossiers.open', 'syntax', 'dossiers.resolved - dossiers.open', 0, undefined],
    ['dossiers.resolved +', 'syntax', '', 19, undefined],
    ['', 'syntax', '', 0, undefined],
  ])('"%s" has the fault %s', (text, code, ...[word, at, didYouMean]) => {
    const [fault, ...others] = faults(text);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code, word, at });
    expect(fault?.didYouMean).toBe(didYouMean);
  });

  it('has all its faults reported together', () => {
    const text = 'dossiers.resolved[chanel=online,level=9] + nonsense + dossiers.open[4]';
    expect(faults(text).map(({ code }) => code)).toEqual([
      ...['unknown-dim', 'unknown-value', 'unknown-measure', 'syntax'],
    ]);
  });

  it('reads back from its own text', () => {
    const term = fc.constantFrom(...measureNames).chain((measure) => {
      const { kind, dims } = measures[measure];
      const closed = Object.entries(dims).flatMap(([name, { values }]) =>
        values === undefined ? [] : [{ name, values }],
      );
      return fc.subarray(closed).chain((chosen) =>
        fc.tuple(...chosen.map(({ values }) => fc.subarray([...values], { minLength: 1 }))).map((lists) => ({
          measure,
          kind,
          filters: Object.fromEntries(chosen.map(({ name }, at) => [name, lists[at]!])),
        })),
      );
    });
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), (expression) => {
        expect(parseExpression(formatExpression(expression))).toEqual({ ok: true, value: expression });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const scrap = fc.constantFrom('dossiers.open', '[', ']', ',', '=', '+', ' ', 'level', '4', 'x', '__proto__');
    fc.assert(
      fc.property(
        fc.array(scrap).map((parts) => parts.join('')),
        (text) => {
          const result = parseExpression(text);
          expect(result.ok ? result.value.length : result.faults.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('a list of terms', () => {
  it('is cut at commas outside brackets', () => {
    const result = parseTerms('dossiers.resolved[channel=online,postal],dossiers.open');
    expect(result.ok && result.value.map(({ measure }) => measure)).toEqual(['dossiers.resolved', 'dossiers.open']);
  });
});

describe('the dimensions of a ratio', () => {
  it('are those that numerator and denominator share', () => {
    expect(sharedDims(read('dossiers.resolved[channel=online]'), read('dossiers.resolved'))).toEqual([
      ...['channel', 'level', 'handling', 'timeliness', 'outcome'],
    ]);
    expect(sharedDims(read('dossiers.received'), read('dossiers.received + dossiers.paper-declared'))).toEqual([]);
    expect(sharedDims(read('services.integrated'), read('services.published'))).toEqual(['level', 'online']);
    expect(sharedDims(read('dossiers.paid-online'), read('dossiers.paid'))).toEqual(['level']);
    expect(sharedDims(read('systems.connected'), read('systems.registered[kind=document]'))).toEqual([]);
  });

  it('leave out what merely tells apart figures that are never added up', () => {
    const part = (name: string) => read(`figures.declared[indicator=data-reuse-share,part=${name}]`);
    expect(sharedDims(part('numerator'), part('denominator'))).toEqual([]);
  });

  it('are known with their values', () => {
    expect(dimOf(read('dossiers.paper-declared + dossiers.received'), 'channel')?.values).toContain('postal');
    expect(dimOf(read('dossiers.received'), 'kind')).toBeUndefined();
    expect(dimOf(read('dossiers.received'), 'toString')).toBeUndefined();
  });
});
