import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Problem } from '#runtime';
import { Answers } from './answers.js';
import { Callers } from './callers.js';
import { fileColumns } from './columns.js';
import { csvOf } from './csv.js';
import type { RawQuery } from './faults.js';
import { holdsOf } from './holds.js';
import { keyedQuery, refuseOtherThanKeyed } from './observation-key.js';
import { Questions } from './questions.js';
import { CachedReply, type Made } from './reply.js';
import { formatOf, nextPageLink, questionOf, type Reply, type Request } from './request.js';

/** `/v1/observations`: figures, in JSON and CSV, and one by its key. */
@Controller('v1')
export class ObservationsController {
  constructor(
    private readonly answers: Answers,
    private readonly callers: Callers,
    private readonly questions: Questions,
    private readonly replies: CachedReply,
  ) {}

  @Get(['observations', 'observations.csv'])
  async list(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    const agency = await this.callers.selfOf(request);
    const make = (lang: 'vi' | 'en'): Promise<Made> =>
      formatOf(request) === 'csv' ? this.csv(request, lang, agency) : this.json(request, lang, agency);
    await this.replies.send(request, reply, make, agency);
  }

  @Get('observations/:key')
  async one(@Param('key') key: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.replies.send(request, reply, async (lang) => {
      refuseOtherThanKeyed(request.query, lang);
      const include = 'labels,target,components,quality';
      const query = await this.questions.read(keyedQuery(key, { ...request.query, include }), lang);
      const { rows, warnings } = await this.answers.rows(query);
      const [row] = rows;
      if (row === undefined) throw new Problem({ code: 'not-found' });
      const meta = await this.answers.meta(query, warnings);
      const body = JSON.stringify({ ...row, meta });
      return { body, format: 'json', holds: holdsOf(rows, query.asOf, warnings), sample: meta.sample };
    });
  }

  private async json(request: Request, lang: 'vi' | 'en', agency: string | undefined): Promise<Made> {
    const query = await this.questions.read(ofSelf(request.query, agency), lang);
    const answer = await this.answers.page(query, `${questionOf(request)} ${agency ?? ''}`);
    const { next_cursor: next } = answer.page;
    return {
      body: JSON.stringify(answer),
      format: 'json',
      holds: holdsOf(answer.data, query.asOf, answer.meta.warnings),
      sample: answer.meta.sample,
      link: next === null ? undefined : nextPageLink(request, next),
    };
  }

  /** A file has all rows, unless it is asked for page by page. */
  private async csv(request: Request, lang: 'vi' | 'en', agency: string | undefined): Promise<Made> {
    const query = await this.questions.read(ofSelf(request.query, agency), lang);
    const { bom, decimal } = request.query;
    const style = { bom: bom === '1' ? bom : undefined, decimal: decimal === ',' ? decimal : undefined } as const;
    const columns = fileColumns(query);
    if (query.limit === undefined && query.cursor === undefined) {
      const { rows, warnings } = await this.answers.rows(query);
      const holds = holdsOf(rows, query.asOf, warnings);
      const { sample } = await this.answers.meta(query, warnings);
      return { body: csvOf(rows, { ...style, columns }), format: 'csv', holds, sample };
    }
    const { data, page, meta } = await this.answers.page(query, `${questionOf(request)} ${agency ?? ''}`);
    return {
      body: csvOf(data, { ...style, columns }),
      format: 'csv',
      holds: holdsOf(data, query.asOf, meta.warnings),
      sample: meta.sample,
      link: page.next_cursor === null ? undefined : nextPageLink(request, page.next_cursor),
    };
  }
}

/** `self` is the agency of the key. */
function ofSelf(raw: RawQuery, agency: string | undefined): RawQuery {
  if (agency === undefined) return raw;
  const orgs = [raw['org']].flat().join(',').split(',');
  return { ...raw, org: orgs.map((org) => (org === 'self' ? agency : org)).join(',') };
}
