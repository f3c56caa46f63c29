import { dimension } from '../data.js';
import { agencyBy, nothing, type Entity } from '../entity.js';
import type { LogEvent } from '../log.js';
import { firstOf, lastOf, ofFacts, register } from '../order.js';
import type { Reading } from '../reading.js';

/** "+1 from the first event; from the first verification; from the first sign-in with `sso`; all until the first `closed`" */
export function account(events: readonly LogEvent[], reading: Reading): Entity {
  const registrations = ofFacts(events, 'account.registered');
  const agency = agencyBy(registrations, events);
  const dims = { kind: dimension(register(registrations, 'kind', reading)) };
  const starts = {
    'accounts.known': events[0],
    'accounts.verified': firstOf(events, 'account.verified'),
    'accounts.sso': ofFacts(events, 'account.authenticated').find(({ data }) => data['sso'] === true),
  };
  const closed = reading.has('last-closing-ends-the-account')
    ? lastOf(events, 'account.closed')
    : firstOf(events, 'account.closed');
  return {
    ...nothing,
    stocksOn: (day) => {
      if (closed !== undefined && closed.day <= day) return [];
      return Object.entries(starts)
        .filter(([, start]) => start !== undefined && start.day <= day)
        .map(([measure]) => ({ measure, agency, dims, count: 1 }));
    },
  };
}
