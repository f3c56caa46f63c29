import { isRecord } from './record.js';

/**
 * Canonical JSON (RFC 8785) of a JSON value: members in the order of their UTF-16 code units, no spaces, numbers
 * and strings as ECMAScript writes them. The package `canonicalize` is the oracle in the test; this one is faster.
 *
 * @param without members of the outermost object that are left out.
 */
export function canonicalJson(value: unknown, without: ReadonlySet<string> = nothing): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element)).join(',')}]`;
  return isRecord(value) ? members(value, without) : JSON.stringify(value);
}

const nothing: ReadonlySet<string> = new Set();

/** What JSON writes as it is: no quote, no backslash, nothing that must be escaped. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7f]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function members(object: Readonly<Record<string, unknown>>, without: ReadonlySet<string>): string {
  let text = '';
  for (const key of sorted(Object.keys(object))) {
    const value = object[key];
    if (value === undefined || without.has(key)) continue;
    text += `${text === '' ? '{' : ','}${quoted(key)}:${canonicalJson(value)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Sorts in place. Insertion beats the built-in sort three to one on the dozen members of an event. */
function sorted(keys: string[]): string[] {
  if (keys.length > fewKeys) return keys.sort();
  for (let next = 1; next < keys.length; next += 1) insert(keys, next);
  return keys;
}

const fewKeys = 24;

function insert(keys: string[], next: number): void {
  const key = keys[next] ?? '';
  let at = next;
  for (; at > 0; at -= 1) {
    const before = keys[at - 1] ?? '';
    if (before <= key) break;
    keys[at] = before;
  }
  keys[at] = key;
}
