import type { FieldNumbers } from './field-numbers.js';
import type { ProtoField, ProtoMessage } from './proto-message.js';

/** A proto3 file with one message. */
export function protoText(packageName: string, message: ProtoMessage, numbers: FieldNumbers): string {
  const body = messageLines(packageName, message, numbers).join('\n');
  const imports = body.includes('google.protobuf.') ? '\nimport "google/protobuf/struct.proto";\n' : '';
  return `${header}\nsyntax = "proto3";\n\npackage ${packageName};\n${imports}\n${body}\n`;
}

const header = '// Generated from libs/event-catalog by `npm run proto`. Do not edit.\n';

function messageLines(scope: string, message: ProtoMessage, numbers: FieldNumbers): string[] {
  const name = `${scope}.${message.name}`;
  const given = numbers[name] ?? {};
  const inner = [
    ...reservedLines(message, given),
    ...message.fields.flatMap((field) => fieldLines(field, given[field.name] ?? 0)),
    ...message.messages.flatMap((nested) => ['', ...messageLines(name, nested, numbers)]),
  ];
  const first = `message ${message.name} {`;
  if (inner.length === 0) return [...comments(message.comment), `${first}}`];
  return [...comments(message.comment), first, ...inner.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}

/** What the lock knows and the schema has no more: nobody may give the name or the number another meaning. */
function reservedLines({ fields }: ProtoMessage, given: Readonly<Record<string, number>>): string[] {
  const gone = Object.entries(given).filter(([name]) => fields.every((field) => field.name !== name));
  return gone.flatMap(([name, number]) => [`reserved ${number};`, `reserved "${name}";`]);
}

function fieldLines({ name, type, comment }: ProtoField, number: number): string[] {
  return [...comments(comment), `${type} ${name} = ${number};`];
}

function comments(lines: readonly string[]): string[] {
  return lines.map((line) => `// ${line}`);
}
