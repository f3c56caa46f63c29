import type { Context, Measure } from './measure.js';

const contexts: readonly Context[] = ['onestop', 'interchange', 'portal', 'identity', 'governance'];

/** Who spoke, and what was odd about it: for coverage, "not reported" and quality. Every event type feeds them. */
export const reportingMeasures = {
  'sources.reporting': {
    kind: 'flow',
    distinct: 'source',
    titles: { vi: 'Nguồn có gửi dữ liệu', en: 'Sources that reported' },
    dims: { source: { titles: { vi: 'Nguồn', en: 'Source' } } },
    contexts,
    visibility: 'public',
    events: [],
  },
  reports: {
    kind: 'flow',
    titles: { vi: 'Sự kiện được tính, theo cơ quan', en: 'Counted events, by agency that they report for' },
    dims: { context: { titles: { vi: 'Luồng', en: 'Context' }, values: contexts } },
    contexts,
    visibility: 'internal',
    events: [],
  },
  quality: {
    kind: 'flow',
    titles: { vi: 'Cờ chất lượng', en: 'Quality flags' },
    dims: { flag: { titles: { vi: 'Cờ', en: 'Flag' } } },
    contexts,
    visibility: 'internal',
    events: [],
  },
} as const satisfies Readonly<Record<string, Measure>>;
