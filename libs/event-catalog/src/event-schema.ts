import Type, { type TObject } from 'typebox';
import { envelope } from './envelope.js';
import type { EventTypeDefinition } from './event-type.js';
import { subjects } from './subjects.js';

/** The schema of a whole event: envelope, subject and data. Extension attributes are further members. */
export function eventSchema(definition: EventTypeDefinition): TObject {
  return Type.Object({
    ...envelope,
    type: Type.Literal(definition.type),
    subject: subjects[definition.subject],
    data: definition.data,
  });
}
