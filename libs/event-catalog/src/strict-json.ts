import { JsonScanner, type JsonLimits, type StrictText } from './json-scanner.js';
import { refused, type Parsed } from './parsed.js';

/**
 * JSON that means the same to everybody who reads it, as a value. Refused with the place of the fault, beyond what
 * `JSON.parse` refuses: bytes that are not UTF-8, duplicate keys, NUL, lone surrogates, integers that a double cannot
 * hold, numbers without end, keys that poison prototypes, and what is too deep or has too many members.
 *
 * Limits hold for the outermost object, or for each element if the outermost value is an array (a batch).
 */
export function strictJson(input: Uint8Array | string, limits: Partial<JsonLimits> = {}): Parsed<unknown> {
  const text = typeof input === 'string' ? input : decoded(input);
  if (text === undefined) return refused('invalid-json', { pointer: '', code: 'encoding', detail: 'is not UTF-8' });
  const fault = new JsonScanner(text, { ...eventLimits, ...limits }).scan();
  if (fault !== undefined) return refused(fault.code, fault.error);
  const value: unknown = JSON.parse(text);
  return { ok: true, value };
}

/**
 * The elements of a batch in one pass, for one that has no fault: each is a text that `strictJson` would take. `'fault'`
 * comes last where anything is not accepted, also around the elements; what it is, is not said.
 */
export function* strictElements(bytes: Uint8Array): Generator<StrictText | 'fault'> {
  const text = decoded(bytes);
  if (text === undefined) yield 'fault';
  else yield* new JsonScanner(text, eventLimits).elements();
}

/** Of one event (contracts, the door). */
const eventLimits: JsonLimits = { maxDepth: 32, maxMembers: 200 };

/** A byte order mark stays, and is no JSON: a decoder that drops it would change what was sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
