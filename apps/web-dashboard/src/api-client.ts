import { ApiFailure } from './api-failure.js';
import { list, member, optionalText } from './json-reader.js';

/** What the API answered, and for how many seconds that may be kept. */
export type Answer = Readonly<{ body: unknown; maxAge: number }>;

/** Asks for a path of the API; parameters without a value are left out. */
export type Ask = (path: string, parameters: Readonly<Record<string, string | undefined>>) => Promise<Answer>;

/** The one way to the query API: HTTP. */
export class QueryApi {
  constructor(
    /** A function where the address is known only once the server listens. */
    private readonly base: string | (() => string),
    /** The first questions after a start are the slow ones: nothing is in memory yet. */
    private readonly patienceMs = 25_000,
  ) {}

  /** Asks for one page: all its questions together have one time-out. */
  speaking(lang: string): Ask {
    const signal = AbortSignal.timeout(this.patienceMs);
    return async (path, parameters) => {
      const given = Object.entries({ ...parameters, lang }).filter(isGiven);
      const base = typeof this.base === 'string' ? this.base : this.base();
      const headers = { accept: 'application/json', 'accept-language': lang };
      return await reached(`${base}${path}?${new URLSearchParams(given).toString()}`, { headers, signal });
    };
  }
}

function isGiven(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

/** @throws ApiFailure with the problem's own words, or that there was no answer. */
async function reached(url: string, request: RequestInit): Promise<Answer> {
  const { response, body } = await received(url, request);
  if (!response.ok) throw refusal(response, body);
  const seconds = /(?:^|[ ,])max-age=(\d{1,9})/.exec(response.headers.get('cache-control') ?? '')?.[1];
  return { body, maxAge: Number(seconds ?? 0) };
}

async function received(url: string, request: RequestInit): Promise<{ response: Response; body: unknown }> {
  try {
    const response = await fetch(url, request);
    return { response, body: parsed(await response.text()) };
  } catch (cause) {
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    throw new ApiFailure(
      late ? { kind: 'timed-out', status: 504, cause } : { kind: 'unreachable', status: 502, cause },
    );
  }
}

/** What is no JSON (the page of a proxy, say) is undefined, which no guard lets pass. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A refusal in the problem's own words (RFC 9457); where it names faults one by one, those say more than their sum. */
function refusal({ status, headers }: Response, problem: unknown): ApiFailure {
  const faults = member(problem, 'errors') === undefined ? [] : list(problem, 'errors');
  const named = faults.map((fault) => ({
    parameter: optionalText(fault, 'parameter'),
    code: optionalText(fault, 'code'),
    detail: optionalText(fault, 'detail') ?? '',
  }));
  const detail = optionalText(problem, 'detail');
  return new ApiFailure({
    kind: 'refused',
    status,
    title: optionalText(problem, 'title'),
    reasons: named.length > 0 ? named : detail === undefined ? [] : [{ detail }],
    retryAfter: headers.get('retry-after') ?? undefined,
  });
}
