import { readAddress, readOperatorToken } from '../../hub/src/hub-folder.js';
import { exitCodes, Failure } from './failure.js';

export type HubOptions = Readonly<{ data: string; url?: string; key?: string }>;

/** Where a running hub answers, and with which key to ask. */
export type HubClient = Readonly<{ url: string; key: string | undefined }>;

/** The hub of `--url`, else the one that runs on the folder; the folder's operator token unless a key is given. */
export async function hubClient({ data, url, key }: HubOptions): Promise<HubClient> {
  const address = url ?? (await readAddress(data))?.url;
  if (address === undefined) {
    throw new Failure(`no hub runs on ${data}: start it with \`npm start\`, or give --url`, exitCodes.unreachable);
  }
  return { url: address.replace(/\/$/, ''), key: key ?? (await readOperatorToken(data)) };
}

export type Asked = Readonly<{
  method?: string;
  path: string;
  body?: string | Uint8Array<ArrayBuffer>;
  contentType?: string;
}>;

/** The JSON that the hub answers. Throws a Failure with the problem's own words if it refuses. */
export async function ask(client: HubClient, asked: Asked): Promise<unknown> {
  const response = await request(client, asked);
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Failure(problemText(answer) ?? `${asked.path} answered ${response.status}`);
  return answer;
}

export async function request(
  { url, key }: HubClient,
  { method = 'GET', path, body, contentType }: Asked,
): Promise<Response> {
  const headers = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    'accept-language': 'en',
  };
  try {
    return await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    throw new Failure(`the hub at ${url} does not answer (${reason})`, exitCodes.unreachable);
  }
}

/** RFC 9457: title and detail, and each field that is named. */
export function problemText(answer: unknown): string | undefined {
  const detail = text(answer, 'detail') ?? text(answer, 'title');
  if (detail === undefined) return undefined;
  const errors = member(answer, 'errors');
  const named = (Array.isArray(errors) ? errors : []).map((error: unknown) => {
    const place = text(error, 'pointer') ?? text(error, 'parameter') ?? '';
    return `\n  ${place} ${text(error, 'detail') ?? text(error, 'code') ?? ''}`;
  });
  return `${detail}${named.join('')}`;
}

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

export function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}
