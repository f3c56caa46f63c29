import { isRecord } from '../record.js';
import type { ProtoMessage } from './proto-message.js';

/** Field numbers by message and field. Once given, a number is never given again: old messages would be misread. */
export type FieldNumbers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The numbers with those added that the message and the messages inside it still need; none is changed or removed. */
export function grown(numbers: FieldNumbers, scope: string, message: ProtoMessage): FieldNumbers {
  const name = `${scope}.${message.name}`;
  const own = withNew(numbers[name] ?? {}, message.fields.map((field) => field.name));
  return message.messages.reduce((all, inner) => grown(all, name, inner), { ...numbers, [name]: own });
}

function withNew(given: Readonly<Record<string, number>>, names: readonly string[]): Record<string, number> {
  const next = Math.max(0, ...Object.values(given)) + 1;
  const missing = names.filter((name) => !Object.hasOwn(given, name));
  return { ...given, ...Object.fromEntries(missing.map((name, index) => [name, next + index])) };
}

/** Reads the lock file. Throws if it is damaged, for numbers given anew would break every client. */
export function parseFieldNumbers(json: string): FieldNumbers {
  const value: unknown = JSON.parse(json);
  if (!isFieldNumbers(value)) throw new Error('the lock file of field numbers is damaged');
  return value;
}

function isFieldNumbers(value: unknown): value is FieldNumbers {
  return isRecord(value) && Object.values(value).every((given) => isRecord(given) && Object.values(given).every(Number.isInteger));
}
