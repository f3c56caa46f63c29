import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { problemLanguage } from '#runtime';
import { AnswerCache, type CachedAnswer } from './answer-cache.js';
import { EditionWatch } from './edition-watch.js';
import type { RawQuery } from './faults.js';
import { Knowledge } from './knowledge.js';

/** What is needed of a request and a reply of the HTTP framework. */
export type Request = Readonly<{
  url: string;
  query: RawQuery;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}>;
export type Reply = {
  status(code: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
  send(body?: string): unknown;
};

export type Made = Readonly<{ body: string; contentType: string; cacheControl: string }>;

const vary = 'Accept, Accept-Language, Accept-Encoding';

/** Answers a question from the cache while nothing was folded since, and with 304 to whoever holds the answer already. */
@Injectable()
export class CachedReply {
  private readonly cache = new AnswerCache();

  constructor(
    private readonly editions: EditionWatch,
    private readonly knowledge: Knowledge,
  ) {}

  async send(request: Request, reply: Reply, make: (lang: 'vi' | 'en') => Promise<Made>): Promise<void> {
    const lang = languageOf(request);
    const question = `${lang} ${headerOf(request, 'accept') === 'text/csv' ? 'csv' : ''} ${request.url}`;
    const stamp = `${await this.editions.current()} ${this.knowledge.today()}`;
    const answer = this.cache.get(question, stamp) ?? (await this.made(question, stamp, lang, make));
    if (headerOf(request, 'if-none-match') === answer.etag) {
      reply.status(304).headers(answer.headers).send();
      return;
    }
    reply.status(200).headers(answer.headers).send(answer.body);
  }

  private async made(
    question: string,
    stamp: string,
    lang: 'vi' | 'en',
    make: (lang: 'vi' | 'en') => Promise<Made>,
  ): Promise<CachedAnswer> {
    const { body, contentType, cacheControl } = await make(lang);
    const etag = `W/"${createHash('sha256').update(`${question}\n${stamp}`).digest('base64url').slice(0, 22)}"`;
    const headers = {
      'content-type': contentType,
      'content-language': lang,
      'cache-control': cacheControl,
      etag,
      vary,
    };
    const answer = { body, etag, headers };
    this.cache.put(question, stamp, answer);
    return answer;
  }
}

export function languageOf(request: Request): 'vi' | 'en' {
  return problemLanguage(headerOf(request, 'accept-language'));
}

export function headerOf({ headers }: Request, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
