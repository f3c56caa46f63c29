import {
  type CatalogEvent,
  contentHash,
  type FieldError,
  parseEvent,
  type Parsed,
  replaceRefs,
  streamOf,
  type StreamName,
  type StrictText,
  timeFaults,
} from '#event-catalog';
import type { Sent } from './event-reader.js';
import { maxEventBytes } from './limits.js';
import { asRefused, type Refusal } from './refusals.js';
import type { Sender } from './sender.js';
import type { RejectedVerdict } from './verdict.js';
import { isHubsOwn, isOfLead, leadFault, sayingFault } from './who-may-say.js';

/** An event that may go into the log. */
export type Admitted = Readonly<{
  event: CatalogEvent;
  stream: StreamName;
  hash: string;
  body: string;
  /** See NewEvent.origin. */
  origin?: string;
}>;

export type CheckContext = Readonly<{
  sender: Sender;
  nowMicros: number;
  pseudonymOf: (plain: string) => string;
  /** The lead of a task of the plan, if there is such a task. */
  leadOf: (task: string) => Promise<string | undefined>;
}>;

/** Whether the log may have what was sent, and in which form; never throws over an event. */
export async function checkedEvent(sent: Sent, context: CheckContext): Promise<Admitted | RejectedVerdict> {
  const read = 'text' in sent ? valueOf(sent) : sent;
  if (!read.ok) return rejected(null, asRefused(read));
  const id = idOf(read.value);
  const checked = allowed(read.value, context);
  if (!checked.ok) return rejected(id, checked);
  const { value: event } = checked;
  if (isOfLead(event)) {
    const fault = await leadFault(event, context.leadOf);
    if (fault !== undefined) return rejected(id, refusal(fault.code, fault.error));
  }
  const body = event === read.value ? textOf(sent, event) : JSON.stringify(event);
  if (Buffer.byteLength(body) > maxEventBytes) return rejected(id, tooLarge);
  const stream = streamOf(event.type);
  if (stream === undefined) throw new Error(`${event.type} has no stream`);
  const admitted = { event, stream, hash: contentHash(event, body), body };
  return sent.origin === undefined ? admitted : { ...admitted, origin: sent.origin };
}

function valueOf({ text }: StrictText): Parsed<unknown> {
  const value: unknown = JSON.parse(text);
  return { ok: true, value };
}

/** What came without a space is kept letter for letter. */
function textOf(sent: Sent, event: CatalogEvent): string {
  return 'text' in sent && sent.terse ? sent.text : JSON.stringify(event);
}

function allowed(value: unknown, context: CheckContext): Parsed<CatalogEvent> {
  const early = earlyFault(value);
  if (early !== undefined) return early;
  // a plain ref that others could have read stays, and is refused where it stands
  const parsed = parseEvent(context.sender.confidential ? replaceRefs(value, context.pseudonymOf) : value);
  const timed = parsed.ok ? timeFaults(parsed.value, context.nowMicros) : parsed;
  if (!timed.ok) return timed;
  const fault = sayingFault(timed.value, context.sender.agency);
  return fault === undefined ? timed : refusal(fault.code, fault.error);
}

/** What is refused whatever else the event holds. */
function earlyFault(value: unknown): Refusal | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('type' in value && typeof value.type === 'string' && isHubsOwn(value.type)) return hubsOwn;
  return Object.hasOwn(value, 'recordedtime') ? stamped : undefined;
}

const hubsOwn = refusal('forbidden-scope', {
  pointer: '/type',
  code: 'forbidden-scope',
  detail: 'is said by the hub itself only',
});

const stamped = refusal('schema-violation', {
  pointer: '/recordedtime',
  code: 'not',
  detail: 'is stamped by the hub, never by the sender',
});

/** What JSON writes may be longer than what was sent: `1e20` has 21 digits. */
const tooLarge = refusal('payload-too-large', {
  pointer: '',
  code: 'maxLength',
  detail: `has more than ${maxEventBytes} bytes as it is kept`,
});

function refusal(code: Refusal['code'], error: FieldError): Refusal {
  return { ok: false, code, errors: [error] };
}

function rejected(id: string | null, { code, errors }: Refusal): RejectedVerdict {
  return { id, status: 'rejected', code, errors };
}

function idOf(value: unknown): string | null {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
  return typeof id === 'string' && id.length <= 128 ? id : null;
}
