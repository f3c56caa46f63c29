import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AnswerCache, type CachedAnswer } from './answer-cache.js';
import { csvType } from './csv.js';
import { EditionWatch } from './edition-watch.js';
import { HotAnswers } from './hot-answers.js';
import { Knowledge } from './knowledge.js';
import { formatOf, headerOf, languageOf, questionOf, type Reply, type Request } from './request.js';

/** How long an answer holds: while it is live, until it is final, or for ever as of a closed day. */
export type Holds = 'live' | 'settling' | 'for-ever';

/** An answer, whole, as it is to be sent. */
export type Made = Readonly<{
  body: string;
  format: 'json' | 'csv';
  holds: Holds;
  /** Whether the hub holds sample data: a file has no other place for it. */
  sample?: boolean;
  /** Address of the next page. */
  link?: string | undefined;
}>;

export type Making = (lang: 'vi' | 'en') => Promise<Made>;

const cacheControls: Readonly<Record<Holds, string>> = {
  live: 'max-age=30, stale-while-revalidate=300',
  settling: 'max-age=300',
  'for-ever': 'max-age=31536000, immutable',
};

const types = { json: 'application/json; charset=utf-8', csv: csvType } as const;

type Question = Readonly<{ key: string; lang: 'vi' | 'en'; agency: string | undefined }>;

/**
 * Answers a question from the cache while nothing was folded since. Its tag follows from the question and the edition,
 * not from the answer: whoever holds the answer already costs one look at the edition.
 */
@Injectable()
export class CachedReply {
  private readonly cache = new AnswerCache();
  private readonly making = new Map<string, Promise<CachedAnswer>>();

  constructor(
    private readonly editions: EditionWatch,
    private readonly knowledge: Knowledge,
    private readonly hot: HotAnswers,
  ) {}

  /** @param agency whose own answer it is, where it is not everybody's. */
  async send(request: Request, reply: Reply, make: Making, agency?: string): Promise<void> {
    const edition = await this.editions.current();
    const stamps = [`${edition} ${this.knowledge.today()}`, copiesOf(edition)] as const;
    const question = this.question(request, agency);
    const known = this.cache.get(question.key, stamps);
    const asked = headerOf(request, 'if-none-match');
    if (known === undefined && stamps.some((stamp) => this.tag(question, stamp) === asked)) {
      reply
        .status(304)
        .headers({ etag: asked ?? '', vary: varyOf(agency), 'content-language': question.lang })
        .send();
      return;
    }
    const answer = known ?? (await this.once(`${question.key} ${stamps[0]}`, () => this.made(question, edition, make)));
    if (agency === undefined) this.hot.keep(request, { ...answer, stamp: stamps[0] });
    if (asked === answer.etag) reply.status(304).headers(answer.headers).send();
    else reply.status(200).headers(answer.headers).send(answer.body);
  }

  private question(request: Request, agency: string | undefined): Question {
    const { limit, cursor } = request.query;
    const lang = languageOf(request);
    const key = JSON.stringify([formatOf(request), questionOf(request), limit, cursor, lang, agency]);
    return { key, lang, agency };
  }

  /** Many who ask the same at the same time wait for one answer. */
  private async once(key: string, make: () => Promise<CachedAnswer>): Promise<CachedAnswer> {
    const making = this.making.get(key) ?? make();
    this.making.set(key, making);
    try {
      return await making;
    } finally {
      this.making.delete(key);
    }
  }

  private async made(question: Question, edition: string, make: Making): Promise<CachedAnswer> {
    const { key, lang, agency } = question;
    const { body, format, holds, sample, link } = await make(lang);
    const stamp = holds === 'for-ever' ? copiesOf(edition) : `${edition} ${this.knowledge.today()}`;
    const etag = this.tag(question, stamp);
    const headers = {
      'content-type': types[format],
      'content-language': lang,
      'cache-control': `${agency === undefined ? 'public' : 'private'}, ${cacheControls[holds]}`,
      etag,
      vary: varyOf(agency),
      ...(sample === true ? { 'x-sample-data': 'true' } : {}),
      ...(link === undefined ? {} : { link }),
    };
    const answer = { body, etag, headers };
    this.cache.put(key, stamp, answer);
    return answer;
  }

  private tag({ key }: Question, stamp: string): string {
    const hash = createHash('sha256').update(JSON.stringify([key, stamp, this.knowledge.catalogueHash]));
    return `W/"${hash.digest('base64url').slice(0, 22)}"`;
  }
}

/** Which copies of the read models are served: all that an answer as of a closed day depends on. */
function copiesOf(edition: string): string {
  return edition.split(':')[0] ?? '';
}

function varyOf(agency: string | undefined): string {
  return `Accept, Accept-Language, Accept-Encoding${agency === undefined ? '' : ', Authorization'}`;
}
