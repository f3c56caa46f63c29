import { isMeasureName, measureNames, measures, publicMeasures } from './measures.js';

/** The table of the design, name by name. */
const table = [
  ...['dossiers.received', 'dossiers.workload', 'dossiers.resolved', 'dossiers.withdrawn', 'dossiers.stopped'],
  ...['dossiers.open', 'dossiers.rated', 'dossiers.rated-satisfied', 'dossiers.paid', 'dossiers.paid-online'],
  ...['dossiers.paper-declared', 'documents.issued', 'documents.sent', 'documents.received', 'documents.completed'],
  ...['documents.paper-declared', 'systems.registered', 'portals.registered', 'portals.mobile', 'services.published'],
  ...['services.integrated', 'services.supported', 'accounts.known', 'accounts.verified', 'accounts.sso'],
  ...['questions.asked', 'questions.answered', 'figures.declared', 'sources.reporting'],
  ...['dossiers.overdue', 'systems.connected'],
];

describe('the registry of measures', () => {
  it('has every measure of the design, and two for surveys, open to questions', () => {
    expect([...publicMeasures]).toEqual([...table, 'surveys.rank', 'surveys.ranked'].sort());
  });

  it('keeps what coverage and quality need to itself', () => {
    expect(measureNames.filter((name) => !publicMeasures.includes(name))).toEqual(['quality', 'reports']);
  });

  it('knows its own names only', () => {
    expect(isMeasureName('dossiers.open')).toBe(true);
    expect(['toString', '__proto__', 'dossiers'].some(isMeasureName)).toBe(false);
  });
});

describe.each(measureNames.map((name) => [name, measures[name]] as const))('the measure %s', (_name, measure) => {
  it('is named in both languages, and so are its dimensions', () => {
    const titles = [measure.titles, ...Object.values(measure.dims).map((dim) => dim.titles)];
    for (const { vi, en } of titles) expect([vi, en].every((title) => title.trim() !== '')).toBe(true);
  });

  it('has dimensions with values that differ', () => {
    for (const { values = [] } of Object.values(measure.dims)) expect(new Set(values).size).toBe(values.length);
  });

  it('reads measures that have rows, by dimensions that they have', () => {
    const reads = measure.kind === 'derived' ? measure.reads : [];
    for (const { measure: name, filters, over } of reads) {
      const base = isMeasureName(name) ? measures[name] : undefined;
      expect(base?.kind).toBe(over === 'stock' ? 'stock' : 'flow');
      expect(Object.keys(base?.dims ?? {})).toEqual(expect.arrayContaining(Object.keys(filters)));
    }
  });

  it('names the event types of its contexts', () => {
    for (const type of measure.events) expect(type).toMatch(/^vn\.egov\.[a-z]+\.[a-z-]+\.[a-z]+\.v1$/);
  });
});
