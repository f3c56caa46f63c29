import { Controller, Get, Header, HttpException, Inject, Param, Query, Res } from '@nestjs/common';
import { renderToString } from 'preact-render-to-string';
import { ApiFailure, askApi } from './api-client.js';
import { choicesOf, overviewOf, planNumbers } from './figures.js';
import { FailurePage } from './failure-page.js';
import { OverviewPage, type OverviewState } from './overview-page.js';
import { stylesheet, stylesheetName, stylesheetPath } from './stylesheet.js';
import { words, type Lang } from './words.js';

/** Where the query API answers; a function, because the hub learns its own address when it listens. */
export const API_BASE = Symbol('api base');

type Asked = Readonly<{ period?: string; org?: string; as_of?: string }>;
type Reply = {
  status(code: number): Reply;
  headers(values: Record<string, string>): Reply;
  send(body: string): unknown;
};

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** `/`, `/vi` and `/en`: the overview. The address is the whole state. */
@Controller()
export class OverviewController {
  constructor(@Inject(API_BASE) private readonly apiBase: () => string) {}

  @Get(['/', 'vi'])
  async vietnamese(@Query() asked: Asked, @Res() reply: Reply): Promise<void> {
    await this.show('vi', asked, reply);
  }

  @Get('en')
  async english(@Query() asked: Asked, @Res() reply: Reply): Promise<void> {
    await this.show('en', asked, reply);
  }

  @Get('assets/:name')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  asset(@Param('name') name: string): string {
    if (name !== stylesheetName) throw new HttpException('not found', 404);
    return stylesheet;
  }

  private async show(lang: Lang, asked: Asked, reply: Reply): Promise<void> {
    try {
      const page = await this.page(lang, asked);
      reply
        .status(200)
        .headers({ ...headers, 'content-language': lang })
        .send(page);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      const failure = (
        <FailurePage lang={lang} detail={error.message || words[lang].failed} stylesheet={stylesheetPath} />
      );
      reply
        .status(error.status)
        .headers(headers)
        .send(`<!doctype html>${renderToString(failure)}`);
    }
  }

  private async page(lang: Lang, asked: Asked): Promise<string> {
    const ask = (path: string): Promise<unknown> => askApi(this.apiBase(), path, lang);
    const listed = await ask(`/v1/periods?grain=quarter&lang=${lang}`);
    const periods = choicesOf(listed, 'id', `label_${lang}`);
    const state: OverviewState = {
      lang,
      period: asked.period ?? defaultPeriod(periods.map(({ id }) => id)),
      org: asked.org ?? 'VN',
      asOf: asked.as_of === '' ? undefined : asked.as_of,
    };
    const question = new URLSearchParams({ indicator: '*', org: state.org, period: state.period, lang });
    if (state.asOf !== undefined) question.set('as_of', state.asOf);
    const [observed, indicators, orgs] = await Promise.all([
      ask(`/v1/observations?${question.toString()}`),
      ask('/v1/indicators'),
      ask(`/v1/orgs?limit=10000${registryDay(listed, state.period)}`),
    ]);
    const page = (
      <OverviewPage
        state={state}
        overview={overviewOf(observed)}
        numbers={planNumbers(indicators)}
        periods={periods}
        orgs={choicesOf(orgs, 'code', lang === 'en' ? 'name_en' : 'name_vi')}
        stylesheet={stylesheetPath}
      />
    );
    return `<!doctype html>${renderToString(page)}`;
  }
}

/** The agencies to choose from are those of the period that is shown. */
function registryDay(periods: unknown, id: string): string {
  const start = choicesOf(periods, 'id', 'start').find((period) => period.id === id)?.label;
  return start === undefined ? '' : `&at=${start.slice(0, 10)}`;
}

/** The plan ran to the end of 2020; its last quarter is what a visitor wants to see first. */
function defaultPeriod(ids: readonly string[]): string {
  return ids.includes('2020-Q4') ? '2020-Q4' : (ids.at(-1) ?? '2020-Q4');
}
