import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { eventSchema } from './event-schema.js';
import type { EventTypeDefinition } from './event-type.js';
import { formats } from './formats.js';
import type { FieldError } from './parsed.js';
import { pointerStep } from './record.js';
import type { CatalogEvent } from './registry.js';

/** The compiled check of one event type; compiled when it is first needed, for most processes need few types. */
export function validatorOf(definition: EventTypeDefinition): ValidateFunction<CatalogEvent> {
  const known = validators.get(definition.type);
  if (known !== undefined) return known;
  const compiled = ajv.compile<CatalogEvent>(eventSchema(definition));
  validators.set(definition.type, compiled);
  return compiled;
}

/** What the last call of a check found, each at the exact member. */
export function schemaFaults(validate: ValidateFunction): FieldError[] {
  const errors = validate.errors ?? [];
  return errors.filter(isOwnFault).slice(0, maxFaults).map(fieldError);
}

/** Nobody reads more, and an event may have a hundred thousand faults. */
const maxFaults = 20;

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true, formats });

const validators = new Map<string, ValidateFunction<CatalogEvent>>();

/** `anyOf` only says that each of its branches failed, and those say why. */
function isOwnFault(error: ErrorObject): boolean {
  return error.keyword !== 'anyOf';
}

function fieldError(error: ErrorObject): FieldError {
  return { pointer: pointerOf(error), code: error.keyword, detail: detailOf(error) };
}

function pointerOf({ instancePath, params }: ErrorObject): string {
  const name: unknown = params['missingProperty'] ?? params['additionalProperty'];
  return typeof name === 'string' ? `${instancePath}${pointerStep(name)}` : instancePath;
}

function detailOf({ keyword, params, message = 'is not valid' }: ErrorObject): string {
  if (keyword === 'required') return 'is missing';
  if (keyword === 'additionalProperties') return 'is not a member of this type; fields of your own go under data.ext';
  if (keyword === 'enum') return `must be one of ${String(params['allowedValues'])}`;
  if (keyword === 'const') return `must be ${String(params['allowedValue'])}`;
  if (keyword === 'not') return 'has members that exclude each other';
  return message;
}
