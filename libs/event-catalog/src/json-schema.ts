import { knownAttributes, maxExtensionLength } from './envelope.js';
import { eventSchema } from './event-schema.js';
import { monthPattern } from './patterns.js';
import { definitionOf } from './registry.js';
import { plainSample } from './samples.js';

/**
 * The published JSON Schema (2020-12) of a whole event, or undefined if the type is not known. It says in standard
 * words what `parseEvent` checks; two rules need more than a schema: at most 8 extension attributes, and what an
 * event repeats of its subject must be equal to it.
 */
export function jsonSchemaOf(type: string): object | undefined {
  const definition = definitionOf(type);
  if (definition === undefined) return undefined;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `/v1/schemas/${definition.type}`,
    title: `${definition.title.en} · ${definition.title.vi}`,
    description: definition.description,
    ...inStandardWords(eventSchema(definition)),
    patternProperties: { [extensionName]: extensionValue },
    additionalProperties: false,
    examples: definition.examples.map((_data, index) => plainSample(type, index)),
  };
}

const extensionName = `^(?!(?:${[...knownAttributes].join('|')})$)[a-z0-9]{1,20}$`;
const extensionValue = { type: ['string', 'boolean', 'integer'], maxLength: maxExtensionLength } as const;

/** Our own formats mean more than the standard ones, and other validators do not know them. */
const standardFormats: Readonly<Record<string, object>> = {
  instant: { format: 'date-time' },
  'future-instant': { format: 'date-time' },
  day: { format: 'date' },
  month: { pattern: `^${monthPattern}$` },
  period: { pattern: '^[2-9][0-9]{3}(?:-Q[1-4]|-W[0-5][0-9]|-[01][0-9](?:-[0-3][0-9])?)?$' },
  entity: {},
  plain: {},
};

function inStandardWords(schema: object): object {
  const words = Object.entries(schema).map(([keyword, value]): [string, unknown][] =>
    keyword === 'format' && typeof value === 'string'
      ? Object.entries(standardFormats[value] ?? { format: value })
      : [[keyword, standardValue(value)]],
  );
  return Object.fromEntries(words.flat());
}

function standardValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(standardValue) : inStandardWords(value);
}
