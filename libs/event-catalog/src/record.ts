/** True for what JSON calls an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object whose type does not say that it has it. */
export function member(of: object, name: string): unknown {
  const value: unknown = Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined;
  return value;
}

/** One step of a JSON pointer (RFC 6901), cut short so that it never repeats a payload. */
export function pointerStep(name: string): string {
  return `/${name
    .slice(0, 100)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')}`;
}
