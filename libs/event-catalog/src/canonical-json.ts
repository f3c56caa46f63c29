/**
 * Canonical JSON (RFC 8785) of a JSON value: members in the order of their UTF-16 code units, no spaces, numbers
 * and strings as ECMAScript writes them. The package `canonicalize` is the oracle in the test; this one is faster.
 *
 * @param without members of the outermost object that are left out.
 */
export function canonicalJson(value: unknown, without: ReadonlySet<string> = nothing): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? elements(value) : members(value, without);
}

const nothing: ReadonlySet<string> = new Set();

/** What JSON writes as it is: no quote, no backslash, nothing that must be escaped. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7f]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function elements(values: readonly unknown[]): string {
  return `[${values.map((value) => canonicalJson(value)).join(',')}]`;
}

function members(object: object, without: ReadonlySet<string>): string {
  let text = '';
  const values = new Map<string, unknown>(Object.entries(object));
  for (const key of Object.keys(object).sort()) {
    const value = values.get(key);
    if (value === undefined || without.has(key)) continue;
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(value)}`;
  }
  return `{${text}}`;
}
