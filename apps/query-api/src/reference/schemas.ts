import { type Form, requirement } from '../parameters/parameter.js';
import { problemCodes } from './problem-advice.js';

export type Schema = Readonly<Record<string, unknown>>;

/** Columns of lists and figures by what they hold; the others are text. */
const columnsOfType: Readonly<Record<string, readonly string[]>> = {
  number: ['value', 'target', 'gap', 'coverage', 'previous', 'delta', 'baseline', 'percent'],
  integer: [
    ...['numerator', 'denominator', 'definition_version', 'revision', 'rank', 'ties', 'ranked', 'days_late', 'year'],
    ...['expected', 'seen', 'difference', 'silent_days', 'gap_days', 'sequence_gaps', 'resent', 'quarantined'],
  ],
  boolean: ['above_whole', 'registered', 'reporting', 'ended'],
  array: [
    ...['org_kinds', 'grains', 'dims', 'contexts', 'event_types', 'successors', 'coordinating', 'earlier_due', 'orgs'],
    ...['values', 'sequence_missing'],
  ],
};

const typeOfColumn = new Map(
  Object.entries(columnsOfType).flatMap(([type, names]) => names.map((name) => [name, type] as const)),
);

/** A row has no other members; which of them are there follows from the question. */
export function rowSchema(columns: readonly string[]): Schema {
  const properties = Object.fromEntries(columns.map((name) => [name, columnSchema(typeOfColumn.get(name))]));
  return { type: 'object', properties };
}

function columnSchema(type: string | undefined): Schema {
  if (type === 'array') return { type: 'array', items: { type: 'string' } };
  return { type: [type ?? 'string', 'null'] };
}

/** The one shape of every list. */
export function listSchema(columns: readonly string[]): Schema {
  return object({
    data: { type: 'array', items: rowSchema(columns) },
    page: reference('Page'),
    meta: reference('Meta'),
  });
}

/**
 * Rows that are always told whole, and as they are now.
 *
 * @param columns with what each holds.
 */
export function rowsSchema(columns: Readonly<Record<string, string>>): Schema {
  const properties = Object.entries(columns).map(([name, type]) => [name, columnSchema(type)] as const);
  return object({ data: { type: 'array', items: { type: 'object', properties: Object.fromEntries(properties) } } });
}

/** One row, and what is known of it besides. */
export function oneSchema(columns: readonly string[]): Schema {
  const { properties } = rowSchema(columns);
  return { type: 'object', properties: { ...Object(properties), meta: reference('Meta') }, required: ['meta'] };
}

/** What a query parameter may be. */
export function formSchema(form: Form): Schema {
  if ('oneOf' in form) return { type: 'string', enum: form.oneOf };
  if ('whole' in form) return { type: 'integer', minimum: form.whole.least, maximum: form.whole.most };
  if ('day' in form) return { type: 'string', format: 'date' };
  return { type: 'string', pattern: form.pattern.source, examples: [form.example] };
}

/** What a query parameter is for, in both languages, and what it must be. */
export function formWords(form: Form): string {
  const must = requirement(form);
  return `${form.about.vi}: ${must.vi}. ${form.about.en}: ${must.en}.`;
}

export function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function object(properties: Readonly<Record<string, unknown>>, optional: Schema = {}): Schema {
  return { type: 'object', properties: { ...properties, ...optional }, required: Object.keys(properties) };
}

const [text, textOrNull, whole, wholeOrNull] = [
  { type: 'string' },
  { type: ['string', 'null'] },
  { type: 'integer' },
  { type: ['integer', 'null'] },
];

/** Shapes that many answers share. */
export const sharedSchemas: Readonly<Record<string, Schema>> = {
  Page: object({ limit: whole, next_cursor: textOrNull, returned: whole }, { total: whole }),
  Meta: object({
    as_of: textOrNull,
    positions: text,
    recorded_to: textOrNull,
    lag_ms: wholeOrNull,
    sample: { type: 'boolean' },
    licence: text,
    citation: text,
    warnings: { type: 'array', items: object({ code: text, detail: text }) },
  }),
  Problem: object(
    {
      type: text,
      title: text,
      status: whole,
      code: { type: 'string', enum: problemCodes },
      detail: text,
      instance: text,
      request_id: text,
      retryable: { type: 'boolean' },
    },
    {
      errors: {
        type: 'array',
        items: object({ code: text, detail: text }, { in: text, parameter: text, pointer: text, did_you_mean: text }),
      },
    },
  ),
};
