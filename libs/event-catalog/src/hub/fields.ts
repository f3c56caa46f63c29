import Type from 'typebox';
import { actor, reason, sha256, systemUrn } from '../fields.js';

/** Names the quarantined event by its source, id and content. */
export const quarantineFields = {
  source: systemUrn,
  id: Type.String({ minLength: 1, maxLength: 128, format: 'plain' }),
  hash: sha256,
  by: actor,
  reason,
} as const;
