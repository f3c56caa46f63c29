export type Term = { measure: string; where?: Readonly<Record<string, readonly string[]>> };
export type Formula = { numerator: readonly Term[]; denominator: readonly Term[] };

const online = { channel: ['online'] };
const online34 = { level: ['3', '4'] };

/** The table "Indicators of the plan". */
const indicators: Readonly<Record<string, Formula>> = {
  'onestop-share': {
    numerator: [{ measure: 'dossiers.received', where: { handling: ['electronic'] } }],
    denominator: [{ measure: 'dossiers.received' }, { measure: 'dossiers.paper-declared' }],
  },
  'online-share': {
    numerator: [{ measure: 'dossiers.resolved', where: online }],
    denominator: [{ measure: 'dossiers.resolved' }],
  },
  'integrated-share': {
    numerator: [{ measure: 'services.integrated', where: online34 }],
    denominator: [{ measure: 'services.published', where: online34 }],
  },
  'level4-share': {
    numerator: [{ measure: 'services.published', where: { level: ['4'] } }],
    denominator: [{ measure: 'services.published', where: online34 }],
  },
  'mobile-share': {
    numerator: [{ measure: 'portals.mobile' }],
    denominator: [{ measure: 'portals.registered' }],
  },
  'eid-share': {
    numerator: [{ measure: 'accounts.verified' }],
    denominator: [{ measure: 'accounts.known' }],
  },
  'support-share': {
    numerator: [{ measure: 'services.supported' }],
    denominator: [{ measure: 'services.published' }],
  },
  'connected-share': {
    numerator: [{ measure: 'systems.connected' }],
    denominator: [{ measure: 'systems.registered', where: { kind: ['document'] } }],
  },
  'electronic-documents-share': {
    numerator: [{ measure: 'documents.issued' }],
    denominator: [{ measure: 'documents.issued' }, { measure: 'documents.paper-declared' }],
  },
  'on-time-share': {
    numerator: [{ measure: 'dossiers.resolved', where: { timeliness: ['on-time'] } }],
    denominator: [{ measure: 'dossiers.resolved', where: { timeliness: ['on-time', 'late'] } }],
  },
  'satisfied-share': {
    numerator: [{ measure: 'dossiers.rated-satisfied' }],
    denominator: [{ measure: 'dossiers.rated' }],
  },
  'online-payment-share': {
    numerator: [{ measure: 'dossiers.paid-online' }],
    denominator: [{ measure: 'dossiers.paid' }],
  },
  'signed-share': {
    numerator: [{ measure: 'documents.issued', where: { signed: ['true'] } }],
    denominator: [{ measure: 'documents.issued' }],
  },
};

export const computedIndicators: readonly string[] = Object.keys(indicators);

const topLevels = ['ministry', 'province', 'body'];

/** What no event stream computes, with the kinds of agency that the words of each mean; the nation is always meant. */
const declared: Readonly<Record<string, readonly string[]>> = {
  'satisfaction-published-share': topLevels,
  'full-information-share': topLevels,
  'online-work-files-ministry-share': topLevels,
  'online-work-files-district-share': ['province', 'district'],
  'online-work-files-commune-share': ['province', 'district', 'commune'],
  'periodic-reports-share': topLevels,
  'meeting-time-cut-share': topLevels,
  'linked-systems-share': topLevels,
  'data-reuse-share': topLevels,
  'policy-consultation-milestone': [],
  'data-network-milestone': [],
  'document-axis-milestone': [],
};

export const declaredIndicators: readonly string[] = Object.keys(declared);

/** The rank in a survey: the nation's only. */
export const rankIndicator = 'egdi-rank';

export const allIndicators: readonly string[] = [...computedIndicators, ...declaredIndicators, rankIndicator];

const kindsMeant: Readonly<Record<string, readonly string[]>> = {
  ...declared,
  'mobile-share': topLevels,
  [rankIndicator]: [],
};

/** "`not_applicable` (the catalogue excludes that kind of agency)" */
export function isMeantFor(indicator: string, kind: string | undefined): boolean {
  return kind === 'national' || (kindsMeant[indicator]?.includes(kind ?? '') ?? true);
}

/** An indicator that no event stream computes is read from what was declared and approved for it. */
export function formulaOf(indicator: string, definition?: number): Formula {
  if (indicator === 'online-share' && definition === 2) {
    return {
      numerator: [{ measure: 'dossiers.received', where: online }],
      denominator: [{ measure: 'dossiers.received' }],
    };
  }
  if (indicator === rankIndicator) {
    const where = { survey: ['egdi'], country: ['VN'] };
    return {
      numerator: [{ measure: 'surveys.rank', where }],
      denominator: [{ measure: 'surveys.ranked', where }],
    };
  }
  const part = (name: string) => [{ measure: 'figures.declared', where: { indicator: [indicator], part: [name] } }];
  return indicators[indicator] ?? { numerator: part('numerator'), denominator: part('denominator') };
}
