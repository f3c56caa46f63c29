import type { EventTypeDefinition } from '../event-type.js';
import { grown, type FieldNumbers } from './field-numbers.js';
import { nameParts, protoMessage } from './proto-message.js';
import { protoText } from './proto-text.js';

export type ProtoFiles = Readonly<{
  /** Text by path under proto/. */
  files: ReadonlyMap<string, string>;
  numbers: FieldNumbers;
}>;

/**
 * The contracts as protobuf files, one for each event type.
 *
 * @param given the field numbers given so far; the answer's hold for the next time.
 */
export function protoFiles(definitions: readonly EventTypeDefinition[], given: FieldNumbers): ProtoFiles {
  const files = new Map<string, string>();
  let numbers = given;
  for (const definition of definitions) {
    const packageName = protoPackage(definition.type);
    const message = protoMessage(definition);
    numbers = grown(numbers, packageName, message);
    const path = `${packageName.replaceAll('.', '/')}/${nameParts(definition.type).join('_')}.proto`;
    files.set(path, protoText(packageName, message, numbers));
  }
  return { files, numbers };
}

/** `vn.egov.onestop.dossier.received.v1` → `egov.onestop.v1`. */
function protoPackage(type: string): string {
  const parts = type.split('.');
  return ['egov', parts[2], parts.at(-1)].join('.');
}
