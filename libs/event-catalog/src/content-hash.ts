import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/**
 * SHA-256 (64 hex digits) of the canonical JSON of all attributes but `traceparent` and `recordedtime`: the same
 * event sent again has the same hash, whoever traced it and whenever it was recorded.
 */
export function contentHash(event: object): string {
  return hash('sha256', canonicalJson(event, notHashed), 'hex');
}

const notHashed: ReadonlySet<string> = new Set(['traceparent', 'recordedtime']);
