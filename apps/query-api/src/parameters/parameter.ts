import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Words } from '../faults.js';

/** What a parameter may look like, and what it is for. */
export type Form = Readonly<{ about: Words; /** It may be repeated instead of a comma list. */ list?: true }> &
  Readonly<
    | { pattern: RegExp; example: string }
    | { oneOf: readonly string[] }
    | { whole: Readonly<{ least: number; most: number }> }
    | { day: true }
  >;

/** The class of a query: its members are parameters. */
export type Shape<Query extends object> = new () => Query;

const formsOfClasses = new WeakMap<object, Map<string, Form>>();

/** Declares a parameter once: its check, and what the OpenAPI document says of it. */
export function Parameter(form: Form): PropertyDecorator {
  return (target, property) => {
    const name = String(property);
    for (const check of [IsOptional(), ...checks(form)]) check(target, name);
    const forms = formsOfClasses.get(target) ?? new Map<string, Form>();
    formsOfClasses.set(target, forms.set(name, form));
  };
}

/** The parameters of a query by their names. */
export function formsOf<Query extends object>(shape: Shape<Query>): ReadonlyMap<string, Form> {
  const prototype: unknown = shape.prototype;
  return (typeof prototype === 'object' && prototype !== null && formsOfClasses.get(prototype)) || new Map();
}

/** What a value must be, for people. */
export function requirement(form: Form): Words {
  if ('oneOf' in form) {
    const values = form.oneOf.join(', ');
    return { vi: `phải là một trong ${values}`, en: `must be one of ${values}` };
  }
  if ('whole' in form) {
    const { least, most } = form.whole;
    return { vi: `phải là số nguyên từ ${least} đến ${most}`, en: `must be a whole number from ${least} to ${most}` };
  }
  if ('day' in form) return { vi: 'phải là một ngày YYYY-MM-DD', en: 'must be a day, YYYY-MM-DD' };
  return { vi: `phải có dạng như ${form.example}`, en: `must look like ${form.example}` };
}

function checks(form: Form): readonly PropertyDecorator[] {
  if ('oneOf' in form) return [IsIn([...form.oneOf])];
  if ('whole' in form) return [Type(() => Number), IsInt(), Min(form.whole.least), Max(form.whole.most)];
  if ('day' in form) return [IsISO8601({ strict: true }), Matches(/^\d{4}-\d{2}-\d{2}$/)];
  return [Matches(form.pattern)];
}
