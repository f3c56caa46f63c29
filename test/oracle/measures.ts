export type Measure = { kind: 'flow' | 'stock'; context: string; derivedFrom?: string };

const flow = (context: string): Measure => ({ kind: 'flow', context });
const stock = (context: string): Measure => ({ kind: 'stock', context });

/** The table of measures, and two that surveys are read through; `sources.reporting` is of every context. */
export const measures: Readonly<Record<string, Measure>> = {
  'dossiers.received': flow('onestop'),
  'dossiers.workload': flow('onestop'),
  'dossiers.resolved': flow('onestop'),
  'dossiers.withdrawn': flow('onestop'),
  'dossiers.stopped': flow('onestop'),
  'dossiers.open': stock('onestop'),
  'dossiers.rated': flow('onestop'),
  'dossiers.rated-satisfied': flow('onestop'),
  'dossiers.paid': flow('onestop'),
  'dossiers.paid-online': flow('onestop'),
  'dossiers.paper-declared': flow('onestop'),
  'documents.issued': flow('interchange'),
  'documents.sent': flow('interchange'),
  'documents.received': flow('interchange'),
  'documents.completed': flow('interchange'),
  'documents.paper-declared': flow('interchange'),
  'systems.registered': stock('governance'),
  'portals.registered': stock('portal'),
  'portals.mobile': stock('portal'),
  'services.published': stock('portal'),
  'services.integrated': stock('portal'),
  'services.supported': stock('portal'),
  'accounts.known': stock('identity'),
  'accounts.verified': stock('identity'),
  'accounts.sso': stock('identity'),
  'questions.asked': flow('portal'),
  'questions.answered': flow('portal'),
  'figures.declared': flow('governance'),
  'sources.reporting': flow(''),
  'surveys.rank': stock('governance'),
  'surveys.ranked': stock('governance'),
  'dossiers.overdue': { ...stock('onestop'), derivedFrom: 'dossiers.open' },
  'systems.connected': { ...stock('governance'), derivedFrom: 'systems.registered' },
};

export function measureNamed(name: string): Measure {
  const measure = measures[name];
  if (measure === undefined) throw new Error(`no such measure: ${name}`);
  return measure;
}
