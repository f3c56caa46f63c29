import { problemLanguage } from '#runtime';
import type { RawQuery } from './faults.js';

/** What is needed of a request of the HTTP framework. */
export type Request = Readonly<{
  url: string;
  query: RawQuery;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}>;

/** What is needed of a reply. */
export type Reply = {
  status(code: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
  send(body?: string): unknown;
};

/** The language that is asked for by parameter, else by the header; Vietnamese if by none. */
export function languageOf(request: Request): 'vi' | 'en' {
  const { lang } = request.query;
  return lang === 'vi' || lang === 'en' ? lang : problemLanguage(headerOf(request, 'accept-language'));
}

/** CSV by the path's suffix, by parameter or by the header, in this order; else JSON. */
export function formatOf(request: Request): 'json' | 'csv' {
  if (pathOf(request).endsWith('.csv')) return 'csv';
  const { format } = request.query;
  if (format === 'json' || format === 'csv') return format;
  const accept = headerOf(request, 'accept') ?? '';
  const [csv, json] = [accept.indexOf('text/csv'), accept.search(/application\/json|\*\/\*/)];
  return csv !== -1 && (json === -1 || csv < json) ? 'csv' : 'json';
}

/** The question without its page, whatever the order of its parameters: what a cursor is bound to. */
export function questionOf(request: Request): string {
  const given = Object.entries(request.query)
    .filter(([name]) => name !== 'cursor' && name !== 'limit')
    .map(([name, value]) => `${name}=${[value].flat().join(',')}`);
  return [pathOf(request), ...given.sort()].join('&');
}

/** The address of the next page, relative to this one's host. */
export function nextPageLink(request: Request, cursor: string): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query)) {
    if (name !== 'cursor' && value !== undefined) given.set(name, [value].flat().join(','));
  }
  given.set('cursor', cursor);
  return `<${pathOf(request)}?${given.toString()}>; rel="next"`;
}

export function headerOf({ headers }: Pick<Request, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function pathOf({ url }: Request): string {
  return url.split('?')[0] ?? url;
}
