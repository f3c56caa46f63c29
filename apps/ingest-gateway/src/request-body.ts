import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Parsed, strictJson } from '#event-catalog';
import { errorCode, isProblemCode, Problem } from '#runtime';
import { maxBodyBytes } from './fastify-options.js';

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

const inflate = promisify(gunzip);

/** The bytes that were sent, inflated if they came as one layer of gzip. */
export async function bodyBytes(body: unknown, headers: Headers): Promise<Buffer> {
  if (!Buffer.isBuffer(body)) throw new Problem({ code: 'unsupported-media-type' });
  const encoding = headerText(headers, 'content-encoding') ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new Problem({ code: 'unsupported-media-type' });
  try {
    return await inflate(body, { maxOutputLength: maxBodyBytes });
  } catch (error) {
    throw new Problem({ code: errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'payload-too-large' : 'invalid-json' });
  }
}

/** The JSON value of a body. Throws a Problem that names the place of the fault. */
export function jsonOf(bytes: Buffer): unknown {
  const parsed = strictJson(bytes);
  if (!parsed.ok) throw refusal(parsed);
  return parsed.value;
}

/** A whole request that is refused for what its body is. */
export function refusal({ code, errors }: Extract<Parsed<unknown>, { ok: false }>): Problem {
  return new Problem({ code: isProblemCode(code) ? code : 'invalid-json', errors });
}

export function headerText(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
