import { accountAuthenticated } from './account-authenticated.js';
import { accountClosed } from './account-closed.js';
import { accountRegistered } from './account-registered.js';
import { accountVerified } from './account-verified.js';

/** Every event type of the context, in the order of the contracts. */
export const identityTypes = [accountRegistered, accountVerified, accountAuthenticated, accountClosed] as const;
