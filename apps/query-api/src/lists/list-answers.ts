import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { secretNamed } from '#read-models';
import { Problem } from '#runtime';
import { Answers, type Meta } from '../answers.js';
import { csvOf } from '../csv.js';
import { Knowledge } from '../knowledge.js';
import { ordered, paged } from '../page.js';
import { QUERY, type QueryParts } from '../query-parts.js';
import { CachedReply, headerOf, type Made, type Reply, type Request } from '../reply.js';
import type { Row } from '../row.js';
import { CursorSeal } from '../sealed-cursor.js';
import { Warnings, warningWords } from '../warnings.js';
import type { List, Listing } from './list.js';
import type { PageQuery } from './page-query.js';
import { readQuery, type ReadQuery } from './read-query.js';

const defaultLimit = 1_000;

type One<Own extends object> = Readonly<{ list: List<Own>; more: (row: Row, listing: Listing) => object }>;

/** Answers lists in one shape: rows in `data`, in pages, as JSON or CSV. */
@Injectable()
export class ListAnswers {
  private seal: Promise<CursorSeal> | undefined;

  constructor(
    @Inject(QUERY) private readonly parts: QueryParts,
    private readonly answers: Answers,
    private readonly knowledge: Knowledge,
    private readonly replies: CachedReply,
  ) {}

  async send<Own extends object>(request: Request, reply: Reply, list: List<Own>): Promise<void> {
    await this.replies.send(request, reply, (lang) => this.make(request, lang, list));
  }

  /** The only row of a list, with more about it than a list can tell. */
  async sendOne<Own extends object>(request: Request, reply: Reply, one: One<Own>): Promise<void> {
    await this.replies.send(request, reply, async (accepted) => {
      const { own, page, listing } = await this.read(request, accepted, one.list);
      const [row] = await one.list.rows(own, listing);
      if (row === undefined) throw new Problem({ code: 'not-found' });
      return json({ ...row, ...one.more(row, listing), meta: await this.meta(page, listing) });
    });
  }

  private async make<Own extends object>(request: Request, accepted: 'vi' | 'en', list: List<Own>): Promise<Made> {
    const { own, page, listing } = await this.read(request, accepted, list);
    const rows = ordered(await list.rows(own, listing), page.order?.split(',') ?? []);
    if (isCsv(request, page)) return csv(rows, page, list.columns);
    const { data, page: place } = await this.page(rows, page, request);
    return json({ data, page: place, meta: { ...(await this.meta(page, listing)), ...list.summary?.(rows) } });
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

  private async page(rows: readonly Row[], page: PageQuery, request: Request): Promise<ReturnType<typeof paged>> {
    const { limit = defaultLimit, cursor } = page;
    this.seal ??= secretNamed(this.parts.database, 'cursor', randomBytes(32)).then((secret) => new CursorSeal(secret));
    return paged(rows, { limit, cursor, fields: page.fields?.split(',') }, await this.seal, questionOf(request));
  }

  private async meta({ as_of: asOf }: PageQuery, { lang, warnings }: Listing): Promise<Meta> {
    if (asOf !== undefined && !(await this.knowledge.isClosed(asOf))) {
      warnings.add('as-of-not-closed', warningWords['as-of-not-closed'](lang, asOf));
    }
    return await this.answers.meta({ asOf, lang }, warnings.all());
  }
}

/** Registry and plan change by events, too: whoever keeps a list asks whether it still holds. */
const cacheControl = 'public, max-age=0, must-revalidate';

function json(answer: object): Made {
  return { body: JSON.stringify(answer), contentType: 'application/json; charset=utf-8', cacheControl };
}

function isCsv(request: Request, { format }: PageQuery): boolean {
  if (format !== undefined) return format === 'csv';
  return /\.csv(\?|$)/.test(request.url) || headerOf(request, 'accept') === 'text/csv';
}

function csv(rows: readonly Row[], { bom, decimal, fields }: PageQuery, columns: readonly string[]): Made {
  const style = { bom: bom === '1', decimal: decimal ?? '.', fields: fields?.split(',') ?? columns };
  return { body: csvOf(rows, style), contentType: 'text/csv; charset=utf-8; header=present', cacheControl };
}

/** Without its page: what a cursor is bound to. */
function questionOf({ url, query }: Request): string {
  const given = Object.entries(query)
    .filter(([name]) => name !== 'cursor' && name !== 'limit')
    .map(([name, value]) => `${name}=${[value].flat().join(',')}`);
  return [url.split('?')[0], ...given.sort()].join('&');
}
