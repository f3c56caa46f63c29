import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isProblemCode } from '#runtime';
import { Faults, type RawQuery } from '../faults.js';
import { PageQuery } from './page-query.js';
import { type Form, formsOf, requirement, type Shape } from './parameter.js';

export type ReadQuery<Own extends object> = Readonly<{ own: Own; page: PageQuery }>;

export type Reader = Readonly<{ lang: 'vi' | 'en'; today: string; columns: readonly string[] }>;

/** A list's query as objects. @throws Problem that names every parameter at fault. */
export function readQuery<Own extends object>(shape: Shape<Own>, raw: RawQuery, reader: Reader): ReadQuery<Own> {
  const faults = new Faults();
  faults.refuseUnknown(raw, [...formsOf(shape).keys(), ...formsOf(PageQuery).keys()]);
  const own = filled(shape, raw, faults, reader);
  const page = filled(PageQuery, raw, faults, reader);
  const columns = [page.fields, page.order].flatMap((names) => names?.split(',') ?? []);
  for (const column of columns.map((name) => name.replace(/^-/, ''))) {
    if (reader.columns.includes(column)) continue;
    const detail = { vi: `không có cột '${column}'`, en: `there is no column '${column}'` };
    const place = page.fields?.split(',').includes(column) === true ? 'fields' : 'order';
    faults.add(place, 'invalid-parameter', detail[reader.lang]);
  }
  if (page.as_of !== undefined && page.as_of > reader.today) {
    const detail = { vi: 'nằm ở tương lai', en: 'lies in the future: nothing is known of it yet' };
    faults.add('as_of', 'invalid-parameter', detail[reader.lang]);
  }
  faults.throwIfAny();
  return { own, page };
}

function filled<Query extends object>(
  shape: Shape<Query>,
  raw: RawQuery,
  faults: Faults,
  { lang }: Pick<Reader, 'lang'>,
): Query {
  const forms = formsOf(shape);
  const given = Object.fromEntries(Object.entries(raw).filter(([name]) => forms.has(name)));
  const query = plainToInstance(shape, given);
  const wrong = new Set(validateSync(query, { forbidUnknownValues: false }).map(({ property }) => property));
  for (const [name, form] of forms) {
    const value = given[name];
    if (Array.isArray(value)) {
      faults.add(name, 'invalid-parameter', { vi: 'được cho nhiều lần', en: 'is given more than once' }[lang]);
    } else if (wrong.has(name)) {
      faults.add(name, codeOf(name), requirement(form)[lang] + hint(form, value));
    }
  }
  return query;
}

function hint(form: Form, value: string | undefined): string {
  const day = /^(\d{4}-\d{2}-\d{2})T/.exec(value ?? '')?.[1];
  return day !== undefined && 'day' in form ? `: ${day}` : '';
}

/** Parameters whose faults have a code of their own. */
const codes: Readonly<Record<string, string>> = {
  period: 'bad-period',
  from: 'bad-period',
  to: 'bad-period',
  last: 'bad-period',
  org: 'unknown-org',
  lead: 'unknown-org',
  cursor: 'bad-cursor',
};

function codeOf(name: string): string {
  const code = codes[name] ?? '';
  return isProblemCode(code) ? code : 'invalid-parameter';
}
