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

/** An indicator that no event stream computes is read from what was declared and approved for it. */
export function formulaOf(indicator: string, definition?: number): Formula {
  if (indicator === 'online-share' && definition === 2) {
    return {
      numerator: [{ measure: 'dossiers.received', where: online }],
      denominator: [{ measure: 'dossiers.received' }],
    };
  }
  const declared = (part: string) => [{ measure: 'figures.declared', where: { indicator: [indicator], part: [part] } }];
  return indicators[indicator] ?? { numerator: declared('numerator'), denominator: declared('denominator') };
}
