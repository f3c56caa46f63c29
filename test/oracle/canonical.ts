import { createHash } from 'node:crypto';
import { isData, type Data } from './data.js';

/** SHA-256 of the RFC 8785 form of all attributes but `traceparent` and `recordedtime`. */
export function contentHash(event: Data): string {
  const { traceparent: _traceparent, recordedtime: _recordedtime, ...content } = event;
  return createHash('sha256').update(canonical(content), 'utf8').digest('hex');
}

/** RFC 8785: members sorted by UTF-16 units, no spaces; numbers and strings as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  if (!isData(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
