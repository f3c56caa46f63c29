import { eventAgency, type EventOf, type InterchangeEvent } from '#event-catalog';
import { added, stamp } from '../facts.js';
import { type Evolvers, type Projection, unchanged } from '../projection.js';
import { documentContributions } from './document-contributions.js';
import type { DocumentFact } from './document-fact.js';

export type DocumentEventType = Exclude<InterchangeEvent['type'], 'vn.egov.interchange.paper-documents.declared.v1'>;

/** What is known of one document and its deliveries: its facts in event order. */
export type Document = Readonly<{ facts: readonly DocumentFact[] }>;

type StatusEvent = EventOf<
  | 'vn.egov.interchange.document.delivered.v1'
  | 'vn.egov.interchange.document.refused.v1'
  | 'vn.egov.interchange.document.accepted.v1'
  | 'vn.egov.interchange.document.assigned.v1'
  | 'vn.egov.interchange.document.processing.v1'
>;

const evolvers: Evolvers<Document, DocumentEventType> = {
  'vn.egov.interchange.document.sent.v1': (document, event) => {
    const { to, kind, signed, sentAt } = event.data;
    return told(document, { at: stamp(event), is: 'sent', from: eventAgency(event), to, kind, signed, sentAt });
  },
  'vn.egov.interchange.document.delivered.v1': status,
  'vn.egov.interchange.document.refused.v1': status,
  'vn.egov.interchange.document.accepted.v1': status,
  'vn.egov.interchange.document.assigned.v1': status,
  'vn.egov.interchange.document.processing.v1': status,
  'vn.egov.interchange.document.completed.v1': (document, event) =>
    told(document, { at: stamp(event), is: 'completed', agency: eventAgency(event), on: event.data.at ?? event.time }),
  'vn.egov.interchange.document.recalled.v1': (document, event) => told(document, { at: stamp(event), is: 'recalled' }),
  'vn.egov.interchange.document.replaced.v1': unchanged, // the document that replaces it is one of its own
  'vn.egov.interchange.document.updated.v1': unchanged, // what changed comes as another `sent`
};

export const documentProjection: Projection<Document, DocumentEventType> = {
  name: 'interchange.document',
  version: 1,
  stream: 'egov.interchange.v1',
  evolvers,
  initial: () => ({ facts: [] }),
  contributions: (document) => documentContributions(document.facts),
};

function status(document: Document, event: StatusEvent): Document {
  return told(document, {
    at: stamp(event),
    is: 'status',
    agency: eventAgency(event),
    on: event.data.at ?? event.time,
  });
}

function told(document: Document, fact: DocumentFact): Document {
  return { facts: added(document.facts, fact) };
}
