import { eventTypes, type Dim, type Measure } from './measure.js';

/** Unknown as long as no `registered` tells it. */
const kind: Dim = {
  titles: { vi: 'Loại tài khoản', en: 'Kind of account' },
  values: ['citizen', 'organisation', 'unknown'],
};

const identity = { contexts: ['identity'], systemKind: 'identity', visibility: 'public', kind: 'stock' } as const;
const every = ['account.registered', 'account.verified', 'account.authenticated', 'account.closed'];

/** What identity providers and portals tell of accounts. */
export const accountMeasures = {
  'accounts.known': {
    ...identity,
    titles: { vi: 'Tài khoản người dân, doanh nghiệp', en: 'Accounts of citizens and businesses' },
    dims: { kind },
    events: eventTypes('identity', ...every),
  },
  'accounts.verified': {
    ...identity,
    titles: { vi: 'Tài khoản đã xác thực định danh điện tử', en: 'Accounts with a verified e-identity' },
    dims: { kind },
    events: eventTypes('identity', 'account.registered', 'account.verified', 'account.closed'),
  },
  'accounts.sso': {
    ...identity,
    titles: { vi: 'Tài khoản đăng nhập một lần', en: 'Accounts that sign in by the unified national account' },
    dims: { kind },
    events: eventTypes('identity', 'account.registered', 'account.authenticated', 'account.closed'),
  },
} as const satisfies Readonly<Record<string, Measure>>;
