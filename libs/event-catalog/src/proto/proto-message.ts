import type { EventTypeDefinition } from '../event-type.js';
import { eventSchema } from '../event-schema.js';
import { isRecord, member } from '../record.js';

export type ProtoMessage = Readonly<{
  name: string;
  comment: readonly string[];
  fields: readonly ProtoField[];
  messages: readonly ProtoMessage[];
}>;

export type ProtoField = Readonly<{ name: string; type: string; comment: readonly string[] }>;

/** The message of an event type: its envelope and, inside, its `data`. Its canonical JSON is what the hub takes. */
export function protoMessage(definition: EventTypeDefinition): ProtoMessage {
  const { title, description, type } = definition;
  const comment = [`${title.en} · ${title.vi}`, `Event type ${type}`, description];
  return { ...message(nameParts(type).map(capitalised).join(''), eventSchema(definition)), comment };
}

/** `vn.egov.onestop.paper-documents.declared.v1` → `paper`, `documents`, `declared`. */
export function nameParts(type: string): string[] {
  return type.split(/[.-]/u).slice(3, -1);
}

function message(name: string, schema: object): ProtoMessage {
  const properties = Object.entries(record(member(schema, 'properties')));
  const required = [member(schema, 'required')].flat();
  return {
    name,
    comment: [],
    fields: properties.map(([key, value]) => field(key, record(value), required.includes(key))),
    messages: properties.flatMap(([key, value]) => nested(key, record(value))),
  };
}

function nested(key: string, schema: object): ProtoMessage[] {
  return hasOwnMessage(schema) ? [message(capitalised(key), schema)] : [];
}

function field(key: string, schema: object, isRequired: boolean): ProtoField {
  const name = key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  return { name, type: fieldType(key, schema), comment: fieldComment(schema, isRequired) };
}

/**
 * Every scalar is `optional`: without presence, canonical JSON leaves a 0 or a false out, and the hub would miss it.
 */
function fieldType(key: string, schema: object): string {
  if (isNullable(schema)) return 'google.protobuf.Value';
  if (hasOwnMessage(schema)) return capitalised(key);
  const type = member(schema, 'type');
  if (type === 'array') return `repeated ${scalar(record(member(schema, 'items')))}`;
  if (type !== 'object') return `optional ${scalar(schema)}`;
  const [values] = Object.values(record(member(schema, 'patternProperties')));
  return values === undefined ? 'google.protobuf.Struct' : `map<string, ${scalar(record(values))}>`;
}

/**
 * Unions of literals are strings, for `national-id` is no identifier and canonical JSON drops enum values that it does
 * not know. Whole numbers beyond 32 bits are doubles, for canonical JSON writes an int64 as a string.
 */
function scalar(schema: object): string {
  const type = member(schema, 'type');
  if (type === 'boolean') return 'bool';
  if (type === 'integer' && Number(member(schema, 'maximum')) <= 0x7fffffff) return 'int32';
  return type === 'integer' || type === 'number' ? 'double' : 'string';
}

function fieldComment(schema: object, isRequired: boolean): string[] {
  const values = member(schema, 'enum') ?? member(record(member(schema, 'items')), 'enum');
  const constant = member(schema, 'const');
  return [
    ...(isRequired ? ['Required.'] : []),
    ...[member(schema, 'title'), member(schema, 'description')].filter((words) => typeof words === 'string'),
    ...(Array.isArray(values) ? [`One of: ${values.join(', ')}.`] : []),
    ...(typeof constant === 'string' ? [`Always ${constant}.`] : []),
    ...(member(schema, 'type') === 'integer' ? ['A whole number.'] : []),
    ...(isNullable(schema) ? ['null clears what was said before.'] : []),
  ];
}

function isNullable(schema: object): boolean {
  return [member(schema, 'type')].flat().includes('null');
}

function hasOwnMessage(schema: object): boolean {
  return member(schema, 'type') === 'object' && isRecord(member(schema, 'properties'));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
