import type { Operation } from './operations.js';
import { formSchema, formWords, reference, type Schema, sharedSchemas } from './schemas.js';
import { writingPaths, writingSchemas } from './writing-doors.js';

/** The document that clients are generated from (OpenAPI 3.1); it follows from what the API reads by itself. */
export function openApi(operations: readonly Operation[]): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liên Thông',
      version: '1',
      description:
        'Chỉ tiêu Chính phủ điện tử, tính từ sự kiện. E-government indicators, computed from events. ' +
        'An unknown parameter is refused; `next_cursor` is always there, and null on the last page.',
    },
    paths: { ...Object.fromEntries(operations.flatMap(pathsOf)), ...writingPaths },
    components: {
      schemas: { ...sharedSchemas, ...writingSchemas },
      responses: {
        Problem: { description: 'RFC 9457', content: { 'application/problem+json': { schema: reference('Problem') } } },
      },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'egv_…' } },
    },
  };
}

function pathsOf(operation: Operation): readonly (readonly [string, Schema])[] {
  const one = [operation.path, { get: described(operation, contentOf(operation)) }] as const;
  if (!operation.file) return [one];
  const csv = { 'text/csv': { schema: { type: 'string' } } };
  return [one, [`${operation.path}.csv`, { get: described({ ...operation, path: `${operation.path}.csv` }, csv) }]];
}

function contentOf({ answer, file }: Operation): Schema {
  return { 'application/json': { schema: answer }, ...(file ? { 'text/csv': { schema: { type: 'string' } } } : {}) };
}

function described(operation: Operation, content: Schema): Schema {
  const { path, about, keyed } = operation;
  return {
    operationId: operationId(path),
    summary: `${about.vi} · ${about.en}`,
    parameters: [...placesOf(path), ...queryOf(operation)],
    responses: {
      200: { description: 'OK', content },
      ...(keyed ? {} : { 304: { description: 'Not modified' } }),
      default: { $ref: '#/components/responses/Problem' },
    },
    ...(keyed ? { security: [{ key: [] }] } : {}),
  };
}

function queryOf({ parameters, required }: Operation): readonly Schema[] {
  return [...parameters].map(([name, form]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: formWords(form),
    schema: formSchema(form),
  }));
}

function placesOf(path: string): readonly Schema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

/** `/v1/observations/{key}/explain` is `getObservationsKeyExplain`. */
function operationId(path: string): string {
  const words = path.match(/[a-z]+/gi)?.slice(1) ?? [];
  return `get${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}`;
}
