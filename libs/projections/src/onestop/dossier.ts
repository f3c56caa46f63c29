import { eventAgency, type OnestopEvent } from '#event-catalog';
import { added, stamp, type Stamped } from '../facts.js';
import { type Evolvers, type Projection, unchanged } from '../projection.js';
import { dossierContributions } from './dossier-contributions.js';
import type { DossierFact } from './dossier-fact.js';

export type DossierEventType = Exclude<OnestopEvent['type'], 'vn.egov.onestop.paper.declared.v1'>;

/** What is known of one dossier: its facts in event order. */
export type Dossier = Readonly<{ facts: readonly DossierFact[] }>;

const evolvers: Evolvers<Dossier, DossierEventType> = {
  'vn.egov.onestop.dossier.submitted.v1': unchanged, // sent in, not accepted yet: counts nowhere until received
  'vn.egov.onestop.dossier.refused.v1': unchanged, // not accepted at intake
  'vn.egov.onestop.dossier.received.v1': (dossier, event) => {
    const { procedure, level, channel, handling, receivedAt, dueAt, parent } = event.data;
    const fields = { procedure, level, channel, handling, receivedAt, dueAt, parent };
    return told(dossier, { at: stamp(event), is: 'received', agency: eventAgency(event), ...fields });
  },
  'vn.egov.onestop.dossier.progressed.v1': unchanged, // heard so that it is explained; it changes no measure
  'vn.egov.onestop.dossier.suspended.v1': (dossier, event) =>
    told(dossier, { at: stamp(event), is: 'suspended', on: event.data.at ?? event.time }),
  'vn.egov.onestop.dossier.resumed.v1': (dossier, event) =>
    told(dossier, {
      at: stamp(event),
      is: 'resumed',
      on: event.data.at ?? event.time,
      newDueAt: event.data.newDueAt,
    }),
  'vn.egov.onestop.dossier.transferred.v1': (dossier, event) =>
    told(dossier, {
      at: stamp(event),
      is: 'transferred',
      on: event.data.at ?? event.time,
      toAgency: event.data.toAgency,
    }),
  'vn.egov.onestop.dossier.resolved.v1': (dossier, event) =>
    told(dossier, {
      at: stamp(event),
      is: 'resolved',
      on: event.data.resolvedAt ?? event.time,
      outcome: event.data.outcome,
    }),
  'vn.egov.onestop.dossier.reopened.v1': (dossier, event) => told(dossier, { at: stamp(event), is: 'reopened' }),
  'vn.egov.onestop.dossier.returned.v1': unchanged, // the result was handed over; the clock stopped before
  'vn.egov.onestop.dossier.withdrawn.v1': (dossier, event) =>
    told(dossier, { at: stamp(event), is: 'withdrawn', on: event.data.withdrawnAt ?? event.time }),
  'vn.egov.onestop.dossier.stopped.v1': (dossier, event) =>
    told(dossier, { at: stamp(event), is: 'stopped', on: event.data.stoppedAt ?? event.time }),
  'vn.egov.onestop.dossier.corrected.v1': (dossier, event) => {
    const { procedure, level, agency, channel, handling, receivedAt, dueAt, parent } = event.data;
    const { outcome, resolvedAt } = event.data;
    const fields = { procedure, level, agency, channel, handling, receivedAt, dueAt, parent, outcome, resolvedAt };
    return told(dossier, { at: stamp(event), is: 'corrected', ...fields });
  },
  'vn.egov.onestop.dossier.voided.v1': (dossier, event) => told(dossier, { at: stamp(event), is: 'voided' }),
  'vn.egov.onestop.dossier.restored.v1': (dossier, event) => told(dossier, { at: stamp(event), is: 'restored' }),
  'vn.egov.onestop.dossier.rated.v1': (dossier, event) =>
    told(dossier, { at: stamp(event), is: 'rated', score: event.data.score }),
  'vn.egov.onestop.dossier.paid.v1': (dossier, event) =>
    told(dossier, { at: stamp(event), is: 'paid', method: event.data.method }),
  'vn.egov.onestop.dossier.refunded.v1': (dossier, event) => told(dossier, { at: stamp(event), is: 'refunded' }),
};

export const dossierProjection: Projection<Dossier, DossierEventType> = {
  name: 'onestop.dossier',
  version: 1,
  stream: 'egov.onestop.v1',
  evolvers,
  initial: () => ({ facts: [] }),
  contributions: (dossier) => dossierContributions(dossier.facts),
};

function told(dossier: Dossier, fact: DossierFact & Stamped): Dossier {
  return { facts: added(dossier.facts, fact) };
}
