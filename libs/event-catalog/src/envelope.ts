import Type, { type Static, type TObject } from 'typebox';
import { formats } from './formats.js';
import type { FieldError } from './parsed.js';
import { systemUrnPattern } from './patterns.js';
import { pointerStep } from './record.js';

/** The CloudEvents 1.0 attributes that we know by name; `type`, `subject` and `data` are narrowed by the event type. */
export const envelope = {
  specversion: Type.Literal('1.0'),
  id: Type.String({
    description: 'Unique within source; a resend keeps it.',
    minLength: 1,
    maxLength: 128,
    format: 'plain',
  }),
  source: Type.String({
    description: 'urn:egov:<agency code>:<system>, the system that tells it.',
    pattern: `^${systemUrnPattern}$`,
    maxLength: 128,
  }),
  time: Type.String({ description: 'When it happened: RFC 3339 with offset.', format: 'instant' }),
  sequence: Type.Optional(
    Type.Unsafe<string | number>({
      description: "The source's own running number (CloudEvents sequence extension): gaps are named.",
      type: ['string', 'integer'],
      pattern: '^0*[0-9]{1,15}$',
      maxLength: 32,
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
    }),
  ),
  mendsid: Type.Optional(
    Type.String({
      description: 'Mends the quarantined event of the same source with this id.',
      minLength: 1,
      maxLength: 128,
      format: 'plain',
    }),
  ),
  traceparent: Type.Optional(Type.String({ description: 'W3C Trace Context.', maxLength: 256, format: 'plain' })),
  dataschema: Type.Optional(
    Type.String({
      description: 'A URI. Passed on, never fetched.',
      pattern: '^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$',
      maxLength: 1024,
      format: 'plain',
    }),
  ),
  datacontenttype: Type.Optional(
    Type.String({
      description: 'JSON.',
      pattern: '^application/(?:[A-Za-z0-9.-]+[+])?json(?: ?;.*)?$',
      maxLength: 256,
      format: 'plain',
    }),
  ),
  recordedtime: Type.Optional(
    Type.String({ description: 'Stamped once by the hub when it appends, never by the sender.', format: 'instant' }),
  ),
} as const;

/** An event around its data. Further members are extension attributes. */
export type Envelope = Static<TObject<typeof envelope>> & {
  type: string;
  subject: string;
  [extension: string]: unknown;
};

const maxExtensions = 8;
export const maxExtensionLength = 256;

/** The members that are no extension attributes. */
export const knownAttributes: ReadonlySet<string> = new Set([...Object.keys(envelope), 'type', 'subject', 'data']);

/** What is wrong with the extension attributes: CloudEvents asks for plain names and simple values. */
export function extensionFaults(event: Readonly<Record<string, unknown>>): FieldError[] {
  const faults: FieldError[] = [];
  let extensions = 0;
  for (const name of Object.keys(event)) {
    if (knownAttributes.has(name)) continue;
    extensions += 1;
    const fault = extensions > maxExtensions ? tooMany : extensionFault(name, event[name]);
    if (fault !== undefined) faults.push({ pointer: pointerStep(name), ...fault });
    if (extensions > maxExtensions) break;
  }
  return faults;
}

type Fault = Omit<FieldError, 'pointer'>;

const tooMany: Fault = { code: 'maxProperties', detail: `is one more than ${maxExtensions} extension attributes` };

function extensionFault(name: string, value: unknown): Fault | undefined {
  if (!extensionName.test(name)) {
    return { code: 'propertyNames', detail: 'is not a name of an extension attribute: a-z and 0-9, at most 20' };
  }
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return undefined;
  if (typeof value !== 'string') return { code: 'type', detail: 'must be a string, a boolean or an integer' };
  if (!shortEnough.test(value)) {
    return { code: 'maxLength', detail: `must have at most ${maxExtensionLength} characters` };
  }
  return formats.plain(value) ? undefined : { code: 'format', detail: 'must not have control characters' };
}

/** CloudEvents: lower-case letters and digits, not more than 20 of them. */
const extensionName = /^[a-z0-9]{1,20}$/u;

/** Counts characters, not UTF-16 code units. */
const shortEnough = new RegExp(`^.{0,${maxExtensionLength}}$`, 'su');
