import { Problem } from '#runtime';
import { type Headers, headerText } from './request-body.js';

/**
 * An event in binary mode (CloudEvents HTTP binding 1.0.2, §3.1): attributes in `ce-` headers, percent-encoded, and the
 * body is `data`.
 */
export function binaryEvent(headers: Headers, data: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  for (const name of Object.keys(headers)) {
    if (name.startsWith('ce-')) event[name.slice('ce-'.length)] = decoded(headerText(headers, name) ?? '', name);
  }
  return { ...event, datacontenttype: 'application/json', data };
}

export function isBinaryMode(headers: Headers): boolean {
  return headers['ce-specversion'] !== undefined;
}

function decoded(value: string, name: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    const attribute = name.slice('ce-'.length);
    const error = { pointer: `/${attribute}`, code: 'encoding', detail: 'is not percent-encoded UTF-8' };
    throw new Problem({ code: 'schema-violation', errors: [error] });
  }
}
