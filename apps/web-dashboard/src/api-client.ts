import { member, text } from './figures.js';

/** The API refused or did not answer; the page says so with the same status. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

const patienceMs = 10_000;

/** Asks the query API for JSON. @throws ApiFailure with the problem's own words. */
export async function askApi(base: string, path: string, lang: string): Promise<unknown> {
  const response = await reached(`${base}${path}`, lang);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const errors = member(answer, 'errors');
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const detail = [text(answer, 'detail') ?? text(answer, 'title'), text(first, 'detail')].filter(Boolean).join(' ');
  throw new ApiFailure(response.status, detail);
}

async function reached(url: string, lang: string): Promise<Response> {
  try {
    return await fetch(url, { headers: { 'accept-language': lang }, signal: AbortSignal.timeout(patienceMs) });
  } catch {
    throw new ApiFailure(503, '');
  }
}
