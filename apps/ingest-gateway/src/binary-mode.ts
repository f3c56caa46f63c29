import { Problem } from '#runtime';
import { type Headers, headerText } from './request-body.js';

const prefix = 'ce-';

/**
 * An event in binary mode (CloudEvents HTTP binding 1.0.2, §3.1): attributes in `ce-` headers, the content type as
 * `datacontenttype`, and the body as `data`.
 */
export function binaryEvent(headers: Headers, data: unknown): unknown {
  const attributes = Object.keys(headers)
    .filter((name) => name.startsWith(prefix))
    .map((name): [string, string] => [name.slice(prefix.length), decoded(headerText(headers, name) ?? '', name)]);
  return { ...Object.fromEntries(attributes), datacontenttype: headerText(headers, 'content-type'), data };
}

export function isBinaryMode(headers: Headers): boolean {
  return Object.keys(headers).some((name) => name.startsWith(prefix));
}

/** §3.1.3.2: quotes are taken off first, then one round of percent-decoding. */
function decoded(value: string, name: string): string {
  try {
    return decodeURIComponent(ascii(unquoted(value)));
  } catch {
    const error = {
      pointer: `/${name.slice(prefix.length)}`,
      code: 'encoding',
      detail: 'is not percent-encoded UTF-8',
    };
    throw new Problem({ code: 'schema-violation', errors: [error] });
  }
}

function unquoted(value: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"$/s.exec(value)?.[1];
  return inner === undefined ? value : inner.replace(/\\(.)/gs, '$1');
}

/** Bytes beyond ASCII arrive as Latin-1: what the sender meant by them is lost. */
function ascii(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value;
  throw new URIError('not ASCII');
}
