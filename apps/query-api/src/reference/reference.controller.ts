import { Controller, Get, Header, Inject, Param, Req, Res } from '@nestjs/common';
import { isProblemCode, Problem } from '#runtime';
import { Knowledge } from '../knowledge.js';
import { FigureLists } from '../lists/figure-lists.js';
import { QUERY, type QueryParts } from '../query-parts.js';
import { headerOf, languageOf, type Reply, type Request } from '../request.js';
import { openApi } from './openapi.js';
import { operationsOf } from './operations.js';
import { problemCodes } from './problem-advice.js';
import { problemHtml, type ProblemPage, problemPage } from './problem-page.js';
import type { Schema } from './schemas.js';

/** What the API says of itself: the OpenAPI document, and a page for each problem. */
@Controller('v1')
export class ReferenceController {
  private readonly document: Schema;

  constructor(knowledge: Knowledge, figures: FigureLists, @Inject(QUERY) { database }: QueryParts) {
    this.document = openApi(operationsOf({ catalogue: knowledge.catalogue, figures, pool: database.pool }));
  }

  @Get('openapi.json')
  @Header('cache-control', 'public, max-age=300')
  openapi(): Schema {
    return this.document;
  }

  @Get('problems')
  @Header('cache-control', 'public, max-age=300')
  problems(@Req() request: Request): Readonly<{ data: readonly ProblemPage[] }> {
    return { data: problemCodes.map((code) => problemPage(code, languageOf(request))) };
  }

  /** As a page for browsers, as JSON for everything else. */
  @Get('problems/:code')
  problem(@Param('code') code: string, @Req() request: Request, @Res() reply: Reply): void {
    if (!isProblemCode(code)) throw new Problem({ code: 'not-found' });
    const language = languageOf(request);
    const page = problemPage(code, language);
    const html = headerOf(request, 'accept')?.includes('text/html') === true;
    reply
      .headers({
        'content-type': html ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
        'content-language': language,
        'cache-control': 'public, max-age=300',
        vary: 'Accept, Accept-Language',
      })
      .send(html ? problemHtml(page, language) : JSON.stringify(page));
  }
}
