import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { errorCode, Problem } from '#runtime';
import { readEvent } from './event-reader.js';
import { maxBatchBytes } from './limits.js';

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** How a body is packed; more than one layer of gzip is not taken. */
export type Encoding = 'identity' | 'gzip';

const inflate = promisify(gunzip);

/** The bytes that were sent, inflated if they came as one layer of gzip. */
export async function bodyBytes(body: unknown, headers: Headers): Promise<Buffer> {
  const encoding = encodingOf(headers);
  if (!Buffer.isBuffer(body)) throw new Problem({ code: 'unsupported-media-type' });
  if (encoding === 'identity') return body;
  try {
    return await inflate(body, { maxOutputLength: maxBatchBytes });
  } catch (error) {
    throw new Problem({ code: errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'payload-too-large' : 'invalid-json' });
  }
}

/** The JSON value of a small body. */
export async function bodyJson(body: unknown, headers: Headers): Promise<unknown> {
  return readEvent(await bodyBytes(body, headers));
}

/** @throws Problem for any other encoding: inflating costs the receiver, so only one kind is taken. */
export function encodingOf(headers: Headers): Encoding {
  const encoding = (headerText(headers, 'content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === 'gzip') return encoding;
  throw new Problem({
    code: 'unsupported-media-type',
    detail: { vi: 'chỉ nhận nội dung không nén hoặc nén gzip một lớp', en: 'send it plain, or in one layer of gzip' },
  });
}

/** `text/csv; charset=utf-8` → `text/csv`. */
export function mediaTypeOf(headers: Headers): string {
  return (headerText(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

export function headerText(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
