import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/**
 * SHA-256 (64 hex digits) of the canonical JSON of all attributes but `traceparent` and `recordedtime`: the same
 * event sent again has the same hash, whoever traced it and whenever it was recorded.
 *
 * @param text a JSON text of the event if there is one: where nothing is escaped in it, this takes half the time.
 */
export function contentHash(event: object, text?: string): string {
  const unescaped = text !== undefined && !text.includes('\\');
  return hash('sha256', canonicalJson(event, { without: notHashed, unescaped }), 'hex');
}

const notHashed: ReadonlySet<string> = new Set(['traceparent', 'recordedtime']);
