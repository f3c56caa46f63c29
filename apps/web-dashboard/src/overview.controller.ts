import { Controller, Get, Req, Res } from '@nestjs/common';
import { foreign, homes } from './addresses.js';
import { QueryApi } from './api-client.js';
import { ApiFailure } from './api-failure.js';
import { askedOf } from './asked.js';
import { readOverview } from './overview.js';
import { renderedFailure, renderedOverview, type Rendered } from './rendered.js';
import type { Lang } from './words.js';

/** What is needed of a request and a reply of the HTTP framework. */
type Request = Readonly<{
  url: string;
  query: unknown;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}>;
type Reply = {
  status(code: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
  send(body?: string): unknown;
};

/** `/`, `/vi` and `/en`: the overview. */
@Controller()
export class OverviewController {
  constructor(private readonly api: QueryApi) {}

  @Get(['/', 'vi'])
  async vietnamese(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    send(await this.page('vi', request), request, reply);
  }

  @Get('en')
  async english(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    send(await this.page('en', request), request, reply);
  }

  private async page(lang: Lang, { url, query }: Request): Promise<Rendered> {
    try {
      return renderedOverview(await readOverview(this.api.speaking(lang), askedOf(lang, query)));
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      const asked = url.includes('?') ? url.slice(url.indexOf('?')) : '';
      const [address, translation] = [`${homes[lang]}${asked}`, `${homes[foreign(lang)]}${asked}`];
      return renderedFailure({ lang, failure, address, translation });
    }
  }
}

/** A page that the browser has already is not sent again. */
function send({ status, headers, body }: Rendered, request: Request, reply: Reply): void {
  const known = headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'];
  if (known) reply.status(304).headers(headers).send();
  else reply.status(status).headers(headers).send(body);
}
