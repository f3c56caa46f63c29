import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { ApiFailure } from './api-failure.js';
import { FailurePage, type FailurePageProps } from './failure-page.js';
import type { Overview } from './overview.js';
import { OverviewPage } from './overview-page.js';
import type { Lang } from './words.js';

/** A page as it goes over HTTP. */
export type Rendered = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

/** A page lives as long as the answers that it was made from, and never longer than this: its looks change too. */
const keptSeconds = 300;

export function renderedOverview(overview: Overview): Rendered {
  const body = `<!doctype html>${renderToString(<OverviewPage overview={overview} />)}`;
  const maxAge = Math.min(keptSeconds, overview.maxAge);
  const headers = {
    ...commonHeaders(overview.place.lang),
    'cache-control': maxAge > 0 ? `public, max-age=${maxAge}` : 'no-cache',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
  return { status: 200, headers, body };
}

export function renderedFailure(props: FailurePageProps & Readonly<{ failure: ApiFailure }>): Rendered {
  const { status, retryAfter } = props.failure;
  const body = `<!doctype html>${renderToString(<FailurePage {...props} />)}`;
  const headers = { ...commonHeaders(props.lang), 'cache-control': 'no-store' };
  return { status, headers: retryAfter === undefined ? headers : { ...headers, 'retry-after': retryAfter }, body };
}

/** The same question at the address of another page. */
export function renderedRedirect(location: string, status: 302 | 308): Rendered {
  return { status, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** No script, no frame, nothing from elsewhere: whatever were to slip into a page could do nothing. */
function commonHeaders(lang: Lang): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': lang,
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  };
}
