import { documentKind, signed } from './dims.js';
import { eventTypes, type Measure } from './measure.js';

const outgoing = ['document.sent', 'document.recalled'];
const statuses = [
  ...['document.delivered', 'document.refused', 'document.accepted', 'document.assigned'],
  ...['document.processing', 'document.completed'],
];

const interchange = { contexts: ['interchange'], systemKind: 'document', visibility: 'public' } as const;

/** What the document axis and document systems tell. */
export const documentMeasures = {
  'documents.issued': {
    ...interchange,
    kind: 'flow',
    titles: { vi: 'Văn bản điện tử phát hành', en: 'Documents issued electronically' },
    dims: { signed, kind: documentKind },
    events: eventTypes('interchange', ...outgoing),
  },
  'documents.sent': {
    ...interchange,
    kind: 'flow',
    titles: { vi: 'Lượt gửi văn bản điện tử', en: 'Documents sent, once for each receiver' },
    dims: { signed, kind: documentKind },
    events: eventTypes('interchange', ...outgoing),
  },
  'documents.received': {
    ...interchange,
    kind: 'flow',
    titles: { vi: 'Văn bản điện tử đã nhận', en: 'Documents received' },
    dims: {},
    events: eventTypes('interchange', ...outgoing, ...statuses),
  },
  'documents.completed': {
    ...interchange,
    kind: 'flow',
    titles: { vi: 'Văn bản điện tử đã xử lý xong', en: 'Documents completed' },
    dims: {},
    events: eventTypes('interchange', ...outgoing, 'document.completed'),
  },
  'documents.paper-declared': {
    ...interchange,
    kind: 'flow',
    titles: { vi: 'Văn bản giấy kê khai', en: 'Documents declared as sent on paper only' },
    dims: {},
    events: eventTypes('interchange', 'paper-documents.declared'),
  },
} as const satisfies Readonly<Record<string, Measure>>;
