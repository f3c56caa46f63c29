import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { Problem } from '#runtime';
import { Answers } from './answers.js';
import { csvOf } from './csv.js';
import type { RawQuery } from './faults.js';
import { Freshness } from './freshness.js';
import { Knowledge } from './knowledge.js';
import { keyedQuery } from './observation-key.js';
import { observationQuery, type ObservationQuery } from './observation-query.js';
import { CachedReply, headerOf, type Made, type Reply, type Request } from './reply.js';
import type { Row } from './row.js';

/** `/v1/observations`: figures, in JSON and CSV, and one by its key. */
@Controller('v1')
export class ObservationsController {
  constructor(
    private readonly answers: Answers,
    private readonly knowledge: Knowledge,
    private readonly freshness: Freshness,
    @Inject(CachedReply) private readonly replies: CachedReply,
  ) {}

  @Get('observations')
  async list(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    const csv = request.query['format'] === 'csv' || headerOf(request, 'accept') === 'text/csv';
    await this.replies.send(request, reply, (lang) => (csv ? this.csv(request, lang) : this.json(request, lang)));
  }

  @Get('observations.csv')
  async file(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.replies.send(request, reply, (lang) => this.csv(request, lang));
  }

  @Get('observations/:key')
  async one(@Param('key') key: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.replies.send(request, reply, async (lang) => {
      const query = await this.read(
        keyedQuery(key, { ...request.query, include: 'labels,target,components,quality' }),
        lang,
      );
      const { rows, warnings } = await this.answers.rows(query);
      const [row] = rows;
      if (row === undefined) throw new Problem({ code: 'not-found' });
      return made({ ...row, meta: await this.answers.meta(query, warnings) }, cacheControl(rows, query));
    });
  }

  private async json(request: Request, lang: 'vi' | 'en'): Promise<Made> {
    const query = await this.read(request.query, lang);
    const answer = await this.answers.page(query, normalised(request.query));
    return made(answer, cacheControl(answer.data, query));
  }

  private async csv(request: Request, lang: 'vi' | 'en'): Promise<Made> {
    const query = await this.read(request.query, lang);
    const { rows } = await this.answers.rows(query);
    const style = {
      bom: request.query['bom'] === '1',
      decimal: request.query['decimal'] === ',' ? ',' : '.',
      fields: query.fields,
    } as const;
    return {
      body: csvOf(rows, style),
      contentType: 'text/csv; charset=utf-8; header=present',
      cacheControl: cacheControl(rows, query),
    };
  }

  private async read(raw: RawQuery, lang: 'vi' | 'en'): Promise<ObservationQuery> {
    const { catalogue } = this.knowledge;
    const query = observationQuery(raw, { catalogue, today: this.knowledge.today(), lang });
    if (query.positions.length > 0) await this.freshness.waitFor(query.positions, query.waitMs);
    return query;
  }
}

function made(answer: object, control: string): Made {
  return { body: JSON.stringify(answer), contentType: 'application/json; charset=utf-8', cacheControl: control };
}

/** The question without its page: what a cursor is bound to. */
function normalised(query: RawQuery): string {
  return Object.entries(query)
    .filter(([name]) => name !== 'cursor' && name !== 'limit')
    .map(([name, value]) => `${name}=${[value].flat().join(',')}`)
    .sort()
    .join('&');
}

/** Whoever keeps an answer asks whether it still holds: a correction may change a closed period too, at any moment. */
function cacheControl(rows: readonly Row[], { asOf }: ObservationQuery): string {
  return asOf === undefined || rows.length === 0 ? 'public, max-age=0, must-revalidate' : 'public, max-age=300';
}
