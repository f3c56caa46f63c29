import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { EditionWatch } from './edition-watch.js';
import { hooksOf } from './framework.js';
import { Knowledge } from './knowledge.js';

type Headers = Readonly<Record<string, string | string[] | undefined>>;
type HotRequest = Readonly<{ method: string; url: string; headers: Headers }>;
type HotReply = { code(status: number): HotReply; headers(values: Headers): HotReply; send(body?: Buffer): unknown };

type HotAnswer = Readonly<{ stamp: string; body: Buffer; etag: string; headers: Readonly<Record<string, string>> }>;

const mostAnswers = 300;
const mostBytes = 256 * 1024;

/**
 * Answers that are asked for again and again, given before a request is routed: half of what a hot figure costs is the
 * way to its controller. Only everybody's answers are kept here, and only for the very same request.
 */
@Injectable()
export class HotAnswers implements OnModuleInit {
  private readonly answers = new Map<string, HotAnswer>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly editions: EditionWatch,
    private readonly knowledge: Knowledge,
  ) {}

  onModuleInit(): void {
    const hooks = hooksOf<HotRequest, HotReply>(this.host.httpAdapter.getInstance());
    hooks.addHook('onRequest', (request, reply, done) => {
      const answer = request.method === 'GET' ? this.find(request) : undefined;
      if (answer === undefined) done();
      else give(answer, request, reply);
    });
  }

  keep(
    request: Pick<HotRequest, 'url' | 'headers'>,
    answer: Omit<HotAnswer, 'body'> & Readonly<{ body: string }>,
  ): void {
    const body = Buffer.from(answer.body);
    if (body.length > mostBytes) return;
    if (this.answers.size >= mostAnswers) this.answers.clear();
    this.answers.set(keyOf(request), { ...answer, body });
  }

  private find(request: HotRequest): HotAnswer | undefined {
    const answer = this.answers.get(keyOf(request));
    if (answer === undefined) return undefined;
    const edition = this.editions.trusted();
    return edition !== undefined && answer.stamp === `${edition} ${this.knowledge.today()}` ? answer : undefined;
  }
}

function give({ body, etag, headers }: HotAnswer, request: HotRequest, reply: HotReply): void {
  if (request.headers['if-none-match'] === etag) reply.code(304).headers(headers).send();
  else reply.code(200).headers(headers).send(body);
}

function keyOf({ url, headers }: Pick<HotRequest, 'url' | 'headers'>): string {
  const { accept, 'accept-language': language } = headers;
  return `${url}\n${String(accept ?? '')}\n${String(language ?? '')}`;
}
