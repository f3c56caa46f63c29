import { Injectable } from '@nestjs/common';
import { Problem } from '#runtime';
import { Answers, type Meta } from '../answers.js';
import { csvOf } from '../csv.js';
import { holdsOf } from '../holds.js';
import { Knowledge } from '../knowledge.js';
import { ordered, paged } from '../page.js';
import type { PageQuery } from '../parameters/page-query.js';
import { readQuery, type ReadQuery } from '../parameters/read-query.js';
import { CachedReply, type Made } from '../reply.js';
import { formatOf, nextPageLink, questionOf, type Reply, type Request } from '../request.js';
import type { Row } from '../row.js';
import { Warnings, warningWords } from '../warnings.js';
import type { List, Listing } from './list.js';

type One<Own extends object> = Readonly<{ list: List<Own>; more: (row: Row, listing: Listing) => object }>;

/** Answers lists in one shape: rows in `data`, in pages, as JSON or CSV. */
@Injectable()
export class ListAnswers {
  constructor(
    private readonly answers: Answers,
    private readonly knowledge: Knowledge,
    private readonly replies: CachedReply,
  ) {}

  async send<Own extends object>(request: Request, reply: Reply, list: List<Own>): Promise<void> {
    await this.replies.send(request, reply, (lang) => this.make(request, lang, list));
  }

  /** The only row of a list, with more about it than a list can tell. */
  async sendOne<Own extends object>(request: Request, reply: Reply, one: One<Own>): Promise<void> {
    await this.replies.send(request, reply, async (lang) => {
      const { own, page, listing } = await this.read(request, lang, one.list);
      const [row] = await one.list.rows(own, listing);
      if (row === undefined) throw new Problem({ code: 'not-found' });
      const meta = await this.meta(page, listing);
      const body = JSON.stringify({ ...row, ...one.more(row, listing), meta });
      return { body, format: 'json', holds: holdsOf([], page.as_of, meta.warnings), sample: meta.sample };
    });
  }

  private async make<Own extends object>(request: Request, lang: 'vi' | 'en', list: List<Own>): Promise<Made> {
    const { own, page, listing } = await this.read(request, lang, list);
    const rows = ordered(await list.rows(own, listing), page.order?.split(',') ?? []);
    const meta = { ...(await this.meta(page, listing)), ...list.summary?.(rows) };
    const holds = holdsOf(rows, page.as_of, meta.warnings);
    const { sample } = meta;
    const fields = page.fields?.split(',');
    const { limit, cursor, bom, decimal } = page;
    const style = { bom, decimal, columns: fields ?? list.columns };
    if (formatOf(request) === 'csv' && limit === undefined && cursor === undefined) {
      return { body: csvOf(rows, style), format: 'csv', holds, sample };
    }
    const asked = { limit, cursor, fields, key: list.key, question: questionOf(request) };
    const { data, page: place } = paged(rows, asked, await this.answers.cursorSeal());
    const link = place.next_cursor === null ? undefined : nextPageLink(request, place.next_cursor);
    if (formatOf(request) === 'csv') return { body: csvOf(data, style), format: 'csv', holds, sample, link };
    return { body: JSON.stringify({ data, page: place, meta }), format: 'json', holds, sample, link };
  }

  private async read<Own extends object>(
    request: Request,
    accepted: 'vi' | 'en',
    list: List<Own>,
  ): Promise<ReadQuery<Own> & Readonly<{ listing: Listing }>> {
    const reader = { lang: accepted, today: this.knowledge.today(), columns: list.columns };
    const { own, page } = readQuery(list.shape, request.query, reader);
    const known = await this.knowledge.at(page.as_of);
    const listing = { known, plan: known.plan, lang: page.lang ?? accepted, warnings: new Warnings() };
    return { own, page, listing };
  }

  private async meta({ as_of: asOf }: PageQuery, { known, lang, warnings }: Listing): Promise<Meta> {
    if (asOf !== undefined && !known.closed) {
      warnings.add('as-of-not-closed', warningWords['as-of-not-closed'](lang, asOf));
    }
    return await this.answers.meta({ asOf, lang }, warnings.all());
  }
}
