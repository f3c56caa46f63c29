import { loadCatalogue, type CatalogueText } from './catalogue.js';
import { catalogueTexts, shippedCatalogue } from './catalogue-files.js';
import { definitionFor, formula } from './definition.js';
import { compareFractions, parseDecimal } from './fraction.js';
import { parsePeriod } from './period.js';

const catalogue = shippedCatalogue();
const byId = (id: string) => catalogue.find((indicator) => indicator.id === id)!;
const texts = catalogueTexts();
const textOf = (id: string) => texts.find(({ file }) => file === `${id}.yaml`)!;
const edited = (id: string, ...edits: readonly (readonly [string, string])[]): CatalogueText => {
  const { file, text } = textOf(id);
  return { file, text: edits.reduce((sum, [from, to]) => sum.replace(from, to), text) };
};
const faultsOf = (...files: readonly CatalogueText[]) => {
  const loaded = loadCatalogue(files);
  return loaded.ok ? [] : loaded.faults.map(({ file, field, detail }) => `${file} ${field}: ${detail}`);
};

describe('the shipped catalogue', () => {
  it('has the 22 main indicators of the Resolution by their numbers, and four more', () => {
    const numbered = catalogue.flatMap(({ number }) => number ?? []);
    expect(numbered).toEqual(Array.from({ length: 22 }, (_, at) => `I${String(at + 1).padStart(2, '0')}`));
    expect(catalogue.slice(22).map(({ id }) => id)).toEqual([
      ...['on-time-share', 'online-payment-share', 'satisfied-share', 'signed-share'],
    ]);
  });

  it.each([
    [
      'onestop-share',
      'dossiers.received[handling=electronic] / (dossiers.received + dossiers.paper-declared)',
      'flow',
      1,
    ],
    ['online-share', 'dossiers.resolved[channel=online] / dossiers.resolved', 'flow', 0.2],
    ['integrated-share', 'services.integrated[level=3,4] / services.published[level=3,4]', 'stock', 0.3],
    ['level4-share', 'services.published[level=4] / services.published[level=3,4]', 'stock', 0.3],
    ['mobile-share', 'portals.mobile / portals.registered', 'stock', 0.5],
    ['eid-share', 'accounts.verified / accounts.known', 'stock', 0.2],
    ['support-share', 'services.supported / services.published', 'stock', 1],
    ['connected-share', 'systems.connected / systems.registered[kind=document]', 'stock', 1],
    ['electronic-documents-share', 'documents.issued / (documents.issued + documents.paper-declared)', 'flow', 0.9],
    [
      'on-time-share',
      'dossiers.resolved[timeliness=on-time] / dossiers.resolved[timeliness=on-time,late]',
      'flow',
      null,
    ],
    ['satisfied-share', 'dossiers.rated-satisfied / dossiers.rated', 'flow', null],
    ['online-payment-share', 'dossiers.paid-online / dossiers.paid', 'flow', null],
    ['signed-share', 'documents.issued[signed=true] / documents.issued', 'flow', null],
  ])('%s is %s', (id, text, ...[kind, by2020]) => {
    const indicator = byId(id);
    expect(formula(definitionFor(indicator, parsePeriod('2020-Q3')!)!)).toBe(text);
    expect(indicator.kind).toBe(kind);
    expect(indicator.direction).toBe('up');
    const target = indicator.targets.find(({ by }) => by === '2020-12-31');
    expect(target === undefined ? null : compareFractions(target.value, parseDecimal(by2020 ?? -1)!)).toBe(
      by2020 === null ? null : 0,
    );
  });

  it('has the rank of the nation going down to 78', () => {
    const rank = byId('egdi-rank');
    expect([rank.unit, rank.direction, rank.evidence, rank.kind]).toEqual(['rank', 'down', 'survey', 'stock']);
    expect(rank.targets[0]).toMatchObject({
      value: { numerator: 78n },
      baseline: { numerator: 88n },
      direction: 'down',
    });
  });

  it('says which systems have to report', () => {
    expect(byId('online-share').needs).toEqual({ contexts: ['onestop'], systemKinds: ['onestop'] });
    expect(byId('connected-share').needs).toEqual({ contexts: ['interchange'], systemKinds: ['document'] });
    expect(byId('data-reuse-share').needs).toEqual({ contexts: [], systemKinds: [] });
  });

  it('marks every number that is not firm', () => {
    const unsure = catalogue.flatMap(({ id, targets }) =>
      targets.filter(({ confidence }) => confidence.mark === 'K?').map(({ by }) => `${id} ${by.slice(0, 4)}`),
    );
    expect(unsure.sort()).toEqual([
      ...[
        'data-reuse-share 2020',
        'data-reuse-share 2025',
        'full-information-share 2020',
        'full-information-share 2025',
      ],
      ...['integrated-share 2025', 'linked-systems-share 2020', 'linked-systems-share 2025'],
      ...['meeting-time-cut-share 2020', 'mobile-share 2025', 'periodic-reports-share 2020'],
      ...['periodic-reports-share 2025', 'satisfaction-published-share 2025'],
    ]);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(catalogue) && Object.isFrozen(catalogue[0]?.definitions[0]?.numerator)).toBe(true);
  });

  it('does not depend on the order of its files', () => {
    expect(loadCatalogue([...texts].reverse())).toEqual({ ok: true, value: catalogue });
  });
});

describe.each(catalogue.map((indicator) => [indicator.id, indicator] as const))(
  'the indicator %s',
  (_id, indicator) => {
    it('holds for the plan from 2019 on', () => {
      expect(definitionFor(indicator, parsePeriod('2019-Q1')!)?.version).toBe(1);
    });

    it('applies to the nation', () => {
      expect(indicator.kinds).toContain('national');
    });

    it('has targets that follow one another', () => {
      const days = indicator.targets.map(({ by }) => by);
      expect(days).toEqual([...days].sort());
    });
  },
);

describe('a catalogue with faults', () => {
  it('is not handed out: every fault is reported together, by file and field', () => {
    const online = edited(
      'online-share',
      ...([
        ['unit: ratio', 'unit: percent'],
        ['vi: Tỷ lệ hồ sơ', 'vn: Tỷ lệ hồ sơ'],
        ['by: 2020-12-31', 'by: 2020-12-32'],
      ] as const),
      ...([
        ['dossiers.resolved[channel', 'dossiers.resolved[chanel'],
        ['value: 0.5', 'value: half'],
      ] as const),
    );
    const level4 = edited('level4-share', ['responsible: G14\n', ''], ['number: I05', 'number: V']);
    expect(faultsOf(online, level4)).toEqual([
      "online-share.yaml versions.0.numerator: no dim 'chanel'; did you mean 'channel'?",
      'online-share.yaml names.vi: is missing',
      "online-share.yaml names.vn: is unknown; did you mean 'vi'?",
      'online-share.yaml unit: is none of ratio, rank, milestone',
      'online-share.yaml targets.0.by: is not a day (YYYY-MM-DD)',
      'online-share.yaml targets.1.value: is not a decimal number such as 0.2',
      'level4-share.yaml number: is not a text that matches /^I\\d\\d$/',
      'level4-share.yaml responsible: is missing',
    ]);
  });

  it.each([
    ['an id that is no text', ['id: online-share', 'id: 7'], ['id: is not a text that matches', 'id: does not name']],
    ['another name than its file', ['id: online-share', 'id: offline-share'], ['id: does not name the file: offline']],
    ['a list of kinds with a stranger', ['[national,', '[nation,'], ['kinds: is not a list of some of national']],
    ['a kind twice', ['[national,', '[national, national,'], ['kinds: is not a list of some of national']],
    ['no dated version', ['    from: 2019-01-01\n', ''], ['versions: has no version with a day']],
    ['two versions of one number', ['version: 2', 'version: 1'], ['versions: has two versions of one number']],
    [
      'versions that are no list',
      ['versions:', 'versions: none\nrest:'],
      ['versions: is not a list', 'rest: is unknown'],
    ],
    ['a target that is no mapping', ['targets:', 'targets:\n  - soon'], ['targets.0: is not a mapping of fields']],
    [
      'two targets for one day',
      ['by: 2025-12-31', 'by: 2020-12-31'],
      ['targets.1.baselineDay: does not', 'targets: has two'],
    ],
    [
      'flows and stocks in one',
      ['denominator: dossiers.resolved', 'denominator: dossiers.open'],
      ['versions.0: adds flows'],
    ],
    [
      'a measure of our own',
      ['denominator: dossiers.resolved', 'denominator: reports'],
      ['versions.0: reads a measure'],
    ],
    [
      'another kind of evidence',
      ['evidence: computed', 'evidence: survey'],
      ['versions.0: rests on', 'versions.1: rests on'],
    ],
    ['an unknown mark', ['mark: S', 'mark: sure'], ['confidence.mark: is none of S, S~, D, K, K?, ?']],
    ['a field twice', ['unit: ratio', 'unit: ratio\nunit: rank'], [': Map keys must be unique']],
  ] as const)('with %s is refused', (_case, edit, expected) => {
    const found = faultsOf(edited('online-share', edit));
    for (const detail of expected) expect(found).toContainEqual(expect.stringContaining(`online-share.yaml ${detail}`));
    expect(found).toHaveLength(expected.length);
  });

  it.each([
    ['another indicator’s figure', 'indicator=data-reuse-share,part=numerator', 'indicator=eid-share,part=numerator'],
    ['the other part', 'indicator=data-reuse-share,part=numerator', 'indicator=data-reuse-share,part=denominator'],
    [
      'a grain of its own',
      'indicator=data-reuse-share,part=numerator',
      'indicator=data-reuse-share,part=numerator,grain=year',
    ],
  ])('that reads %s as declared is refused', (_case, from, to) => {
    expect(faultsOf(edited('data-reuse-share', [from, to]))).toEqual([
      ...[
        'data-reuse-share.yaml versions.0.numerator: is not figures.declared[indicator=data-reuse-share,part=numerator]',
      ],
    ]);
  });

  it('with one id or number in two files is refused', () => {
    const copy = { ...textOf('online-share'), file: 'copy.yaml' };
    expect(faultsOf(textOf('online-share'), copy)).toEqual([
      'copy.yaml id: does not name the file: online-share.yaml',
      'copy.yaml id: online-share is that of online-share.yaml',
      'copy.yaml number: I02 is that of online-share.yaml',
    ]);
  });

  it.each([
    ['', 'is not a mapping of fields'],
    ['- a\n- b', 'is not a mapping of fields'],
    ['a: [', 'Flow sequence'],
  ])('that is "%s" is refused', (text, detail) => {
    expect(faultsOf({ file: 'x.yaml', text })[0]).toContain(`x.yaml : ${detail}`);
  });
});
