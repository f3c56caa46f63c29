import { eventAgency, type IdentityEvent, vietnamDay } from '#event-catalog';
import { added, earliest, type Stamp, stamp, type Stamped } from '../facts.js';
import type { Contribution, Evolvers, Projection } from '../projection.js';
import { stock } from '../timeline.js';

type Registration = Stamped & Readonly<{ agency: string; kind: string }>;

/**
 * An account by its pseudonym. Sign-ins come by the thousand, so only the firsts are kept: the least of a set
 * converges like the set itself.
 */
export type Account = Readonly<{
  registrations: readonly Registration[];
  first?: Stamped & Readonly<{ agency: string }>;
  verified?: Stamped;
  sso?: Stamped;
  closed?: Stamped;
}>;

const evolvers: Evolvers<Account, IdentityEvent['type']> = {
  'vn.egov.identity.account.registered.v1': (account, event) => ({
    ...seen(account, event),
    registrations: added(account.registrations, {
      at: stamp(event),
      agency: eventAgency(event),
      kind: event.data.kind,
    }),
  }),
  'vn.egov.identity.account.verified.v1': (account, event) => ({
    ...seen(account, event),
    verified: earliest(account.verified, { at: stamp(event) }),
  }),
  'vn.egov.identity.account.authenticated.v1': (account, event) =>
    event.data.sso
      ? { ...seen(account, event), sso: earliest(account.sso, { at: stamp(event) }) }
      : seen(account, event),
  'vn.egov.identity.account.closed.v1': (account, event) => ({
    ...seen(account, event),
    closed: earliest(account.closed, { at: stamp(event) }),
  }),
};

export const accountProjection: Projection<Account, IdentityEvent['type']> = {
  name: 'identity.account',
  version: 1,
  stream: 'egov.identity.v1',
  evolvers,
  initial: () => ({ registrations: [] }),
  contributions: accountContributions,
};

function accountContributions(account: Account): readonly Contribution[] {
  const registration = account.registrations.at(-1);
  const agency = (registration ?? account.first)?.agency;
  if (agency === undefined) return [];
  const dims = { kind: registration?.kind ?? 'unknown' };
  const to = account.closed === undefined ? undefined : dayOf(account.closed.at);
  const counted = (measure: string, since: Stamped | undefined): readonly Contribution[] => {
    if (since === undefined) return [];
    const from = dayOf(since.at);
    return to !== undefined && to <= from ? [] : stock(measure, [{ from, to, agency, dims }]);
  };
  return [
    ...counted('accounts.known', account.first),
    ...counted('accounts.verified', account.verified),
    ...counted('accounts.sso', account.sso),
  ];
}

function seen(account: Account, event: IdentityEvent): Account {
  return { ...account, first: earliest(account.first, { at: stamp(event), agency: eventAgency(event) }) };
}

function dayOf(at: Stamp): string {
  return vietnamDay(at[0]);
}
