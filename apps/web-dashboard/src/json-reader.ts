import { ApiFailure } from './api-failure.js';

/** The member of an object; undefined if there is none, or no object. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

/** @throws ApiFailure where the member is no text. */
export function text(value: unknown, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' ? found : misread(name, 'a text');
}

/** A text that may be null or absent; anything else is misread. */
export function optionalText(value: unknown, name: string): string | undefined {
  return (member(value, name) ?? undefined) === undefined ? undefined : text(value, name);
}

/** A number that may be null or absent; anything else is misread, so that nothing odd is ever shown as "no figure". */
export function optionalNumber(value: unknown, name: string): number | undefined {
  const found = member(value, name) ?? undefined;
  if (found === undefined || (typeof found === 'number' && Number.isFinite(found))) return found;
  return misread(name, 'a number');
}

/** @throws ApiFailure where the member is no list. */
export function list(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : misread(name, 'a list');
}

function misread(name: string, expected: string): never {
  throw new ApiFailure({ kind: 'misunderstood', status: 502, reasons: [{ detail: `'${name}' is not ${expected}` }] });
}
