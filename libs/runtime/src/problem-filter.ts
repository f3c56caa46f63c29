import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { asError } from './as-error.js';
import type { Logger } from './logger.js';
import {
  Problem,
  problemBody,
  problemCodeOf,
  problemLanguage,
  type ProblemLanguage,
  type ProblemParts,
} from './problem.js';

/** What this filter needs of a request and a reply of the HTTP framework. */
type Request = Readonly<{ url: string; headers: Readonly<Record<string, string | string[] | undefined>> }>;
type Reply = {
  readonly sent: boolean;
  status(code: number): Reply;
  headers(values: Record<string, string>): Reply;
  send(body: string): unknown;
};

/** Answers every refusal, and every failure, in one shape (RFC 9457). Only failures are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const reply = host.switchToHttp().getResponse<Reply>();
    const requestId = randomUUID();
    const parts = partsOf(thrown);
    const language = languageOf(request);
    const body = problemBody(parts, { language, instance: request.url, requestId });
    if (body.status >= 500 && !body.retryable) {
      this.log.error({ requestId, err: asError(thrown) }, 'request failed');
    }
    if (reply.sent) return;
    reply
      .status(body.status)
      .headers({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
        ...parts.headers,
      })
      .send(JSON.stringify(body));
  }
}

/** `lang=` in the address, which is pasted where no header can be set, before the header. */
function languageOf({ url, headers }: Request): ProblemLanguage {
  const asked = new URLSearchParams(url.split('?')[1]).get('lang');
  return asked === 'vi' || asked === 'en' ? asked : problemLanguage(textOf(headers['accept-language']));
}

function partsOf(thrown: unknown): ProblemParts {
  if (thrown instanceof Problem) return thrown.parts;
  if (thrown instanceof HttpException) return { code: problemCodeOf(thrown.getStatus()) };
  const status =
    typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown ? thrown.statusCode : undefined;
  return { code: typeof status === 'number' ? problemCodeOf(status) : 'internal-error' };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
