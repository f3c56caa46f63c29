import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Faults, type RawQuery } from '../faults.js';
import { PageQuery } from './page-query.js';
import { type Form, formsOf, requirement, type Shape } from './parameter.js';

export type ReadQuery<Own extends object> = Readonly<{ own: Own; page: PageQuery }>;

export type Reader = Readonly<{ lang: 'vi' | 'en'; today: string; columns: readonly string[] }>;

/** A list's query as objects. @throws Problem that names every parameter at fault. */
export function readQuery<Own extends object>(shape: Shape<Own>, raw: RawQuery, reader: Reader): ReadQuery<Own> {
  const faults = new Faults(reader.lang);
  faults.refuseUnknown(raw, [...formsOf(shape).keys(), ...formsOf(PageQuery).keys()]);
  const own = filled(shape, raw, faults);
  const page = filled(PageQuery, raw, faults);
  refuseUnknownColumns(page, reader.columns, faults);
  refuseFuture(page.as_of, reader.today, faults);
  faults.throwIfAny();
  return { own, page };
}

/** The parameters of a class as its object; what does not look as it should is left out, and noted as a fault. */
export function filled<Query extends object>(shape: Shape<Query>, raw: RawQuery, faults: Faults): Query {
  const forms = formsOf(shape);
  const given = Object.fromEntries(
    Object.entries(raw)
      .filter(([name]) => forms.has(name))
      .map(([name, value]) => [name, forms.get(name)?.list === true ? [value].flat().join(',') : value]),
  );
  const query = plainToInstance(shape, given);
  const wrong = new Set(validateSync(query, { forbidUnknownValues: false }).map(({ property }) => property));
  for (const [name, form] of forms) {
    const value = given[name];
    if (!wrong.has(name)) continue;
    Reflect.deleteProperty(query, name);
    if (Array.isArray(value)) {
      faults.add(name, 'invalid-parameter', { vi: 'được cho nhiều lần', en: 'is given more than once' });
    } else {
      faults.add(name, codes[name] ?? 'invalid-parameter', demand(form, value));
    }
  }
  return query;
}

/** Those of a query that are parameters of the class. */
export function only<Query extends object>(raw: RawQuery, shape: Shape<Query>): RawQuery {
  const forms = formsOf(shape);
  return Object.fromEntries(Object.entries(raw).filter(([name]) => forms.has(name)));
}

/** Columns that are named in `fields` and `order` are ones that there are. */
export function refuseUnknownColumns(
  { fields, order }: Pick<PageQuery, 'fields' | 'order'>,
  columns: readonly string[],
  faults: Faults,
): void {
  for (const [parameter, names] of Object.entries({ fields, order })) {
    for (const name of names?.split(',') ?? []) {
      const column = name.replace(/^-/, '');
      if (columns.includes(column)) continue;
      const words = { vi: `không có cột '${column}'`, en: `there is no column '${column}'` };
      faults.addNear(parameter, words, { word: column, known: columns });
    }
  }
}

/** Nothing is known yet as of a day to come. */
export function refuseFuture(asOf: string | undefined, today: string, faults: Faults): void {
  if (asOf === undefined || asOf <= today) return;
  const words = { vi: 'nằm ở tương lai: chưa biết gì về ngày đó', en: 'lies ahead: nothing is known of it yet' };
  faults.add('as_of', 'invalid-parameter', words);
}

function demand(form: Form, value: string | undefined): Readonly<{ vi: string; en: string }> {
  const words = requirement(form);
  const day = 'day' in form ? /^(\d{4}-\d{2}-\d{2})T/.exec(value ?? '')?.[1] : undefined;
  return day === undefined ? words : { vi: `${words.vi}: ${day}`, en: `${words.en}: ${day}` };
}

/** Parameters whose faults have a code of their own. */
const codes: Readonly<Record<string, string>> = {
  period: 'bad-period',
  from: 'bad-period',
  to: 'bad-period',
  last: 'bad-period',
  org: 'unknown-org',
  lead: 'unknown-org',
  parent: 'unknown-org',
  cursor: 'bad-cursor',
};
