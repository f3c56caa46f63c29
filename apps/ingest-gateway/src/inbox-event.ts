import { type FieldError, type Parsed, type RejectionCode, strictJson } from '#event-catalog';
import { headerText, type InboxRecord } from '#event-log';
import { maxEventBytes } from './limits.js';
import { asRefused, type Refusal, tooLargeEvent } from './refusals.js';

const prefix = 'ce_';

/** What a record says: an event in structured or in binary mode (CloudEvents, Kafka protocol binding 1.0.2). */
export function inboxEvent({ value, headers }: Pick<InboxRecord, 'value' | 'headers'>): Parsed<unknown> {
  const bytes = value ?? new Uint8Array();
  if (bytes.length > maxEventBytes) return tooLargeEvent;
  const mediaType = mediaTypeIn(headers);
  const structured = mediaType === 'application/cloudevents+json';
  const binary = !mediaType.startsWith('application/cloudevents') && names(headers).length > 0;
  if (!binary) {
    // a producer at a terminal sets no headers
    return structured || mediaType === '' || mediaType === 'application/json' ? read(bytes) : otherMediaType;
  }
  return mediaType === '' || mediaType === 'application/json' ? binaryEvent(headers, bytes) : otherMediaType;
}

function read(bytes: Uint8Array | string): Parsed<unknown> {
  const parsed = strictJson(bytes);
  return parsed.ok ? parsed : asRefused(parsed);
}

/** Written as text and read again, so that attributes are as strictly JSON as what comes in one piece. */
function binaryEvent(headers: InboxRecord['headers'], bytes: Uint8Array): Parsed<unknown> {
  const data = read(bytes);
  if (!data.ok) return data;
  const attributes = new Map<string, unknown>();
  for (const name of names(headers)) {
    const text = textOf(headers[name]?.[0]);
    if (text === undefined) return notUtf8(name.slice(prefix.length));
    attributes.set(name.slice(prefix.length), text);
  }
  const contentType = headerText(headers, 'content-type');
  if (contentType !== undefined) attributes.set('datacontenttype', contentType);
  attributes.set('data', data.value);
  return read(JSON.stringify(Object.fromEntries(attributes)));
}

function names(headers: InboxRecord['headers']): readonly string[] {
  return Object.keys(headers).filter((name) => name.startsWith(prefix));
}

function mediaTypeIn(headers: InboxRecord['headers']): string {
  const [mediaType = ''] = (headerText(headers, 'content-type') ?? '').split(';');
  return mediaType.trim().toLowerCase();
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function notUtf8(attribute: string): Refusal {
  return refusal('schema-violation', { pointer: `/${attribute}`, code: 'encoding', detail: 'is not UTF-8' });
}

const otherMediaType = refusal('unsupported-media-type', {
  pointer: '',
  code: 'content-type',
  detail: 'send application/cloudevents+json, or JSON data with ce_ headers',
});

function refusal(code: RejectionCode, error: FieldError): Refusal {
  return { ok: false, code, errors: [error] };
}
