import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import { problemBody, type ProblemCode, problemLanguage } from '#runtime';
import { maxBatchBytes } from './limits.js';

type Request = Readonly<{ url: string; headers: Readonly<Record<string, unknown>> }>;
type Reply = {
  /** Says that the answer is not sent through the framework. */
  hijack(): unknown;
  raw: { writeHead(status: number, headers: Record<string, string>): unknown; end(text: string): unknown };
};

/**
 * Settings of the HTTP server that keep slow and greedy clients from holding it (time in ms, sizes in bytes), and that
 * answer what the server refuses by itself as everything else is refused.
 */
export function gatewayFastifyOptions(): Readonly<{
  bodyLimit: number;
  requestTimeout: number;
  connectionTimeout: number;
  keepAliveTimeout: number;
  maxRequestsPerSocket: number;
  routerOptions: { maxParamLength: number };
  http: { headersTimeout: number; connectionsCheckingInterval: number };
  frameworkErrors: typeof answerUnroutable;
  clientErrorHandler: typeof answerUnreadable;
}> {
  return {
    bodyLimit: maxBatchBytes,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    maxRequestsPerSocket: 10_000,
    routerOptions: { maxParamLength: 1_000 },
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
  };
}

/** A path that cannot be decoded reaches no route, so no filter of a route either. */
function answerUnroutable(_error: Error, { url, headers }: Request, reply: Reply): void {
  const asked = headers['accept-language'];
  const { text, language } = problemText('not-found', url, typeof asked === 'string' ? asked : undefined);
  const told = { 'content-type': contentType, 'content-language': language, 'cache-control': 'no-store' };
  reply.hijack();
  reply.raw.writeHead(404, told);
  reply.raw.end(text);
}

/** Bytes that are no HTTP, headers that are too large, and requests that come too slowly. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { text, language } = problemText('invalid-parameter', '', undefined);
  const status = statusLines[error.code ?? ''] ?? '400 Bad Request';
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      `content-type: ${contentType}`,
      `content-language: ${language}`,
      `content-length: ${Buffer.byteLength(text)}`,
      'connection: close',
      '',
      text,
    ].join('\r\n'),
  );
}

const contentType = 'application/problem+json; charset=utf-8';

const statusLines: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

function problemText(
  code: ProblemCode,
  instance: string,
  acceptLanguage: string | undefined,
): Readonly<{ text: string; language: string }> {
  const language = problemLanguage(acceptLanguage);
  const body = problemBody({ code }, { language, instance, requestId: randomUUID() });
  return { text: JSON.stringify(body), language };
}
