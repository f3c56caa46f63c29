import { extensionFaults } from './envelope.js';
import { eventFaults } from './event-rules.js';
import { refused, type FieldError, type Parsed } from './parsed.js';
import { definitionOf, type CatalogEvent } from './registry.js';
import { isRecord } from './record.js';
import { schemaFaults, validatorOf } from './validator.js';

/**
 * Turns an outside value into an event of the catalogue: envelope, subject, data and the rules between them. It needs
 * no clock (see `timeFaults`) and never throws. Refs must be pseudonyms already (see `replaceRefs`).
 */
export function parseEvent(value: unknown): Parsed<CatalogEvent> {
  if (!isRecord(value)) return refused('schema-violation', { pointer: '', code: 'type', detail: 'must be an object' });
  const { type } = value;
  if (typeof type !== 'string') return refused('schema-violation', typeFault(type));
  const definition = definitionOf(type);
  if (definition === undefined) return refused('unknown-event-type', unknownType);

  const validate = validatorOf(definition);
  if (!validate(value)) return { ok: false, code: 'schema-violation', errors: schemaFaults(validate) };
  const faults = extensionFaults(value);
  if (faults.length > 0) return { ok: false, code: 'schema-violation', errors: faults };
  return eventFaults(definition, value) ?? { ok: true, value };
}

const unknownType: FieldError = {
  pointer: '/type',
  code: 'unknown-event-type',
  detail: 'is not a type of the catalogue; GET /v1/schemas lists them',
};

function typeFault(type: unknown): FieldError {
  return type === undefined
    ? { pointer: '/type', code: 'required', detail: 'is missing' }
    : { pointer: '/type', code: 'type', detail: 'must be a string' };
}
