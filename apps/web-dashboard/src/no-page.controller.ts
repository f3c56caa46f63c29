import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import { foreign, homes } from './addresses.js';
import { ApiFailure } from './api-failure.js';
import { queryText, send, type Reply, type Request } from './exchange.js';
import { renderedFailure, renderedRedirect } from './rendered.js';
import type { Lang } from './words.js';

/** Addresses that nothing else answers: a page for people; programs get their own kind of answer from the filter. */
@Controller()
export class NoPageController {
  @Get('*')
  noPage(@Req() request: Request, @Res() reply: Reply): void {
    const [path = ''] = request.url.split('?');
    const home = /^\/(vi|en)\/*$/i.exec(path)?.[1]?.toLowerCase();
    if (home !== undefined) {
      send(renderedRedirect(`/${home}${queryText(request.url)}`, 308), request, reply);
      return;
    }
    if (!isForPeople(path, request)) throw new NotFoundException();
    const lang: Lang = /^\/en(\/|$)/i.test(path) ? 'en' : 'vi';
    const failure = new ApiFailure({ kind: 'no-page', status: 404 });
    send(renderedFailure({ lang, failure, address: path, translation: homes[foreign(lang)] }), request, reply);
  }
}

/** What is asked by a browser's address bar, and lies outside of the API. */
function isForPeople(path: string, { headers }: Request): boolean {
  const accepted = headers['accept'];
  return typeof accepted === 'string' && accepted.includes('text/html') && !/^\/(v1|assets)(\/|$)/.test(path);
}
