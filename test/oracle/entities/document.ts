import { dimension, textsOf } from '../data.js';
import { nothing, givenAgency, type Entity, type Flow } from '../entity.js';
import type { LogEvent } from '../log.js';
import { firstOf, instantOf, ofFacts, register } from '../order.js';
import type { Reading } from '../reading.js';
import { dayOf, micros } from '../time.js';

const statuses01to06 = [
  'document.delivered',
  'document.refused',
  'document.accepted',
  'document.assigned',
  'document.processing',
  'document.completed',
];

/** "One delivery per document and receiver." */
export function document(events: readonly LogEvent[], reading: Reading): Entity {
  // "Recalled: contributes nothing."
  if (firstOf(events, 'document.recalled') !== undefined && !reading.has('recalled-documents-count')) return nothing;
  const receivers = new Set(ofFacts(events, 'document.sent').flatMap(({ data }) => textsOf(data, 'to')));
  const statuses = ofFacts(events, ...statuses01to06);
  const senders = new Set(statuses.map((status) => givenAgency(status, 'agency')));
  const strangers = [...senders].filter((agency) => !receivers.has(agency));
  const counted = reading.has('strangers-statuses-count') ? [...receivers, ...strangers] : [...receivers];
  return {
    flows: [
      ...sentFlows(events, receivers.size, reading),
      ...counted.flatMap((receiver) => {
        const own = statuses.filter((status) => givenAgency(status, 'agency') === receiver);
        return deliveryFlows(receiver, own, reading);
      }),
    ],
    flags: strangers.map((agency) => ({ agency, flag: 'status-of-stranger' })),
    stocksOn: () => [],
  };
}

function sentFlows(events: readonly LogEvent[], receivers: number, reading: Reading): readonly Flow[] {
  const sent = ofFacts(events, 'document.sent');
  const [first] = sent;
  const last = sent.at(-1);
  if (first === undefined || last === undefined) return [];
  const sentAt = register(sent, 'sentAt', reading);
  const issued = {
    measure: 'documents.issued',
    agency: givenAgency(last, 'from'),
    day: dayOf(typeof sentAt === 'string' ? micros(sentAt) : first.time, reading),
    dims: {
      signed: dimension(register(sent, 'signed', reading)),
      kind: dimension(register(sent, 'kind', reading)),
    },
    count: 1,
  };
  return [issued, { ...issued, measure: 'documents.sent', count: receivers }];
}

/** "+1 per delivery from its first status 01–06; from its first 06" */
function deliveryFlows(receiver: string, statuses: readonly LogEvent[], reading: Reading): readonly Flow[] {
  const at = (status: LogEvent | undefined, measure: string): readonly Flow[] =>
    status === undefined
      ? []
      : [{ measure, agency: receiver, day: dayOf(instantOf(status, 'at'), reading), dims: {}, count: 1 }];
  const which = reading.has('last-status-is-the-day') ? -1 : 0;
  return [
    ...at(statuses.at(which), 'documents.received'),
    ...at(ofFacts(statuses, 'document.completed').at(which), 'documents.completed'),
  ];
}
