import { reference, type Schema } from './schemas.js';

type Door = Readonly<{
  id: string;
  about: string;
  body?: Schema;
  status?: number;
  answer?: Schema;
  places?: readonly string[];
  query?: readonly (readonly [string, Schema])[];
  /** The contracts are for everybody; all else needs a key. */
  open?: boolean;
}>;

const text = { type: 'string' };
const anObject = { type: 'object' };
const position = ['stream', 'partition', 'offset'];
const place = '/v1/quarantine/{stream}/{partition}/{offset}';

const events = {
  'application/cloudevents+json': { schema: reference('Event') },
  'application/cloudevents-batch+json': { schema: { type: 'array', items: reference('Event') } },
  'application/json': { schema: { description: 'data; the attributes are in ce-* headers (CloudEvents binary mode)' } },
};
const files = {
  'application/x-ndjson': { schema: text },
  'application/ndjson': { schema: text },
  'text/csv': { schema: text },
};
const reason = json({
  type: 'object',
  properties: { reason: { ...text, minLength: 1, maxLength: 1000 } },
  required: ['reason'],
});
const newKey = json({
  type: 'object',
  properties: { agency: text, label: { ...text, maxLength: 200 } },
  required: ['agency'],
});
const list = { type: 'object', properties: { data: { type: 'array', items: anObject } }, required: ['data'] };
const item = reference('QuarantineItem');
const items = {
  type: 'object',
  properties: { data: { type: 'array', items: item }, page: anObject },
  required: ['data', 'page'],
};
const receipt = reference('Receipt');

const filters: Door['query'] = [
  ['status', { ...text, enum: ['quarantined', 'released', 'discarded', 'mended'] }],
  ...['reason', 'source', 'id', 'cursor'].map((name) => [name, text] as const),
  ['limit', { type: 'integer', minimum: 1, maximum: 1000 }],
];

/** What the gateway answers, at the same port in the hub; it refuses whatever is not said here. */
const doors: Readonly<Record<string, Readonly<Record<string, Door>>>> = {
  '/v1/events': {
    post: { id: 'sendEvents', about: 'Gửi sự kiện · Send events', body: events, status: 202, answer: receipt },
  },
  '/v1/events:validate': {
    post: { id: 'validateEvents', about: 'Kiểm tra, không lưu · Check without storing', body: events, answer: receipt },
  },
  '/v1/files': {
    post: { id: 'sendFile', about: 'Gửi tệp · Send a file', body: files, status: 202, answer: receipt },
  },
  '/v1/keys': {
    get: { id: 'getKeys', about: 'Các khoá · Keys', answer: list },
    post: { id: 'createKey', about: 'Tạo khoá · Make a key', body: newKey, status: 201, answer: anObject },
  },
  '/v1/keys/{id}': { delete: { id: 'revokeKey', about: 'Thu hồi khoá · Revoke a key', places: ['id'], status: 204 } },
  '/v1/quarantine': {
    get: { id: 'getQuarantine', about: 'Sự kiện bị cách ly · Quarantined events', query: filters, answer: items },
  },
  [place]: {
    get: { id: 'getQuarantined', about: 'Một sự kiện bị cách ly · One of them', places: position, answer: item },
  },
  [`${place}/release`]: {
    post: { id: 'release', about: 'Giải phóng · Release', places: position, body: reason, answer: anObject },
  },
  [`${place}/discard`]: {
    post: { id: 'discard', about: 'Huỷ · Discard', places: position, body: reason, answer: anObject },
  },
  '/v1/schemas': { get: { id: 'getSchemas', about: 'Các loại sự kiện · Event types', answer: list, open: true } },
  '/v1/schemas/{type}': {
    get: { id: 'getSchema', about: 'Lược đồ JSON · JSON Schema', places: ['type'], answer: anObject, open: true },
  },
};

/** The paths of the writing doors as the OpenAPI document has them. */
export const writingPaths: Schema = Object.fromEntries(
  Object.entries(doors).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, door]) => [method, described(door)])),
  ]),
);

const whole = { type: 'integer' };

/** Shapes of what is sent and answered there. */
export const writingSchemas: Schema = {
  Event: {
    ...anObject,
    description: 'CloudEvents 1.0; GET /v1/schemas/{type} has the schema of each type',
    required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'],
  },
  Receipt: {
    type: 'object',
    description: '`valid` only where nothing is stored; `not_shown` and `stopped_at` only for files',
    properties: {
      ...{ accepted: whole, duplicate: whole, rejected: whole, valid: whole, not_shown: whole },
      stopped_at: { type: ['integer', 'null'] },
      events: { type: 'array', items: reference('Verdict') },
    },
    required: ['accepted', 'duplicate', 'rejected', 'events'],
  },
  Verdict: {
    type: 'object',
    properties: {
      ...{ id: { type: ['string', 'null'] }, line: whole, position: text, code: text },
      status: { ...text, enum: ['accepted', 'duplicate', 'valid', 'rejected'] },
      errors: { type: 'array', items: anObject },
    },
    required: ['status'],
  },
  QuarantineItem: { ...anObject, required: ['position', 'stream', 'hash', 'reason', 'detail', 'status', 'event'] },
};

function described({ id, about, body, status = 200, answer, places = [], query = [], open = false }: Door): Schema {
  const refused = { $ref: '#/components/responses/Problem' };
  return {
    operationId: id,
    summary: about,
    parameters: [
      ...places.map((name) => ({ name, in: 'path', required: true, schema: text })),
      ...query.map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: body } }),
    responses: {
      [status]: { description: 'OK', ...(answer === undefined ? {} : { content: json(answer) }) },
      ...(body === undefined ? {} : { 413: refused, 415: refused, 422: refused }),
      '4XX': refused,
      default: refused,
    },
    ...(open ? {} : { security: [{ key: [] }] }),
  };
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}
