import type { Rendered } from './rendered.js';

/** What is needed of a request and a reply of the HTTP framework. */
export type Request = Readonly<{
  url: string;
  query: unknown;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}>;
export type Reply = {
  status(code: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
  send(body?: string): unknown;
};

/** The query of an address with its question mark, as it came; empty without one. */
export function queryText(url: string): string {
  return url.includes('?') ? url.slice(url.indexOf('?')) : '';
}

/** A page that the browser has already is not sent again. */
export function send({ status, headers, body }: Rendered, request: Request, reply: Reply): void {
  const known = headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'];
  if (known) reply.status(304).headers(headers).send();
  else reply.status(status).headers(headers).send(body);
}
