import { isRecord } from './record.js';
import { definitionOf } from './registry.js';

/**
 * Where the pseudonyms of citizens and businesses stand in an event: JSON pointers of the refs that are there,
 * whether they are pseudonyms already or plain numbers that the gateway must replace. The event need not be valid.
 */
export function refPointers(event: unknown): readonly string[] {
  return refSites(event).map((site) => site.pointer);
}

/**
 * Puts pseudonyms in the place of plain refs, which must happen before anything is stored or hashed. What begins with
 * `p:` is left alone, so that `parseEvent` refuses it if it is a damaged pseudonym.
 *
 * @returns the event itself if it has no plain ref, else a copy.
 */
export function replaceRefs(event: unknown, pseudonymOf: (plain: string) => string): unknown {
  if (!isRecord(event)) return event;
  let replaced = event;
  for (const { path, value } of refSites(event)) {
    const plain = typeof value === 'number' ? String(value) : value;
    if (typeof plain !== 'string' || plain === '' || plain.startsWith('p:')) continue;
    replaced = withValue(replaced, path, pseudonymOf(plain));
  }
  return replaced;
}

type RefSite = { pointer: string; path: readonly string[]; value: unknown };

function refSites(event: unknown): RefSite[] {
  if (!isRecord(event) || typeof event['type'] !== 'string') return [];
  return pathsOf(event['type'])
    .map((path) => ({ pointer: `/${path.join('/')}`, path, value: valueAt(event, path) }))
    .filter(({ value }) => value !== undefined && value !== null);
}

function pathsOf(type: string): readonly (readonly string[])[] {
  const definition = definitionOf(type);
  if (definition?.subject === 'account') return [['subject']];
  return definition !== undefined && Object.hasOwn(definition.data.properties, 'applicant') ? [applicantRef] : [];
}

const applicantRef = ['data', 'applicant', 'ref'];

function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  return isRecord(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

function withValue(
  object: Record<string, unknown>,
  [step = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const inner = object[step];
  return { ...object, [step]: rest.length > 0 && isRecord(inner) ? withValue(inner, rest, value) : value };
}
