import { Controller, Get, Req, Res } from '@nestjs/common';
import { foreign, homes } from './addresses.js';
import { QueryApi } from './api-client.js';
import { ApiFailure } from './api-failure.js';
import { askedOf, languageOf } from './asked.js';
import { queryText, send, type Reply, type Request } from './exchange.js';
import { readOverview } from './overview.js';
import { renderedFailure, renderedOverview, renderedRedirect, type Rendered } from './rendered.js';
import type { Lang } from './words.js';

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
      const named = languageOf(lang, query);
      if (named !== lang) return renderedRedirect(`${homes[named]}${withoutLanguage(url)}`, 302);
      return renderedOverview(await readOverview(this.api.speaking(lang), askedOf(lang, query)));
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      const asked = queryText(url);
      const [address, translation] = [`${homes[lang]}${asked}`, `${homes[foreign(lang)]}${asked}`];
      return renderedFailure({ lang, failure, address, translation });
    }
  }
}

/** What else is asked for; the path tells the language already. */
function withoutLanguage(url: string): string {
  const asked = new URLSearchParams(queryText(url));
  asked.delete('lang');
  return asked.size === 0 ? '' : `?${asked.toString()}`;
}
