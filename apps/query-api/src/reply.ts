import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AnswerCache, type CachedAnswer } from './answer-cache.js';
import { csvType } from './csv.js';
import { EditionWatch } from './edition-watch.js';
import { Knowledge } from './knowledge.js';
import { formatOf, headerOf, languageOf, questionOf, type Reply, type Request } from './request.js';

/** How long an answer holds: while it is live, until it is final, or for ever as of a closed day. */
export type Holds = 'live' | 'settling' | 'for-ever';

/** An answer, whole, as it is to be sent. */
export type Made = Readonly<{
  body: string;
  format: 'json' | 'csv';
  holds: Holds;
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

type Question = Readonly<{ text: string; lang: 'vi' | 'en'; agency: string | undefined }>;

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
  ) {}

  /** @param agency whose own answer it is, where it is not everybody's. */
  async send(request: Request, reply: Reply, make: Making, agency?: string): Promise<void> {
    const lang = languageOf(request);
    const key = `${lang} ${formatOf(request)} ${agency ?? ''} ${request.url}`;
    const edition = await this.editions.current();
    const stamp = `${edition} ${this.knowledge.today()}`;
    const known = this.cache.get(key, [stamp, copiesOf(edition)]);
    const asked = headerOf(request, 'if-none-match');
    const { limit, cursor } = request.query;
    const text = JSON.stringify([formatOf(request), questionOf(request), limit, cursor]);
    const question = { text, lang, agency };
    if (known === undefined && asked !== undefined) {
      const held = [stamp, copiesOf(edition)].find((one) => this.tag(question, one) === asked);
      if (held !== undefined) {
        reply
          .status(304)
          .headers({ etag: asked, vary: varyOf(agency), 'content-language': lang })
          .send();
        return;
      }
    }
    const answer = known ?? (await this.once(key, stamp, () => this.made(key, edition, question, make)));
    if (asked === answer.etag) reply.status(304).headers(answer.headers).send();
    else reply.status(200).headers(answer.headers).send(answer.body);
  }

  /** Many who ask the same at the same time wait for one answer. */
  private async once(key: string, stamp: string, make: () => Promise<CachedAnswer>): Promise<CachedAnswer> {
    const making = this.making.get(`${key} ${stamp}`) ?? make();
    this.making.set(`${key} ${stamp}`, making);
    try {
      return await making;
    } finally {
      this.making.delete(`${key} ${stamp}`);
    }
  }

  private async made(key: string, edition: string, question: Question, make: Making): Promise<CachedAnswer> {
    const { body, format, holds, link } = await make(question.lang);
    const stamp = holds === 'for-ever' ? copiesOf(edition) : `${edition} ${this.knowledge.today()}`;
    const etag = this.tag(question, stamp);
    const headers = {
      'content-type': types[format],
      'content-language': question.lang,
      'cache-control': `${question.agency === undefined ? 'public' : 'private'}, ${cacheControls[holds]}`,
      etag,
      vary: varyOf(question.agency),
      ...(link === undefined ? {} : { link }),
    };
    const answer = { body, etag, headers };
    this.cache.put(key, stamp, answer);
    return answer;
  }

  private tag({ text, lang, agency = '' }: Question, stamp: string): string {
    const hash = createHash('sha256').update(JSON.stringify([text, lang, agency, stamp, this.knowledge.catalogueHash]));
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
