import { PATH_METADATA } from '@nestjs/common/constants.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fillLog } from '../../apps/hub/src/log-filling.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import { GatewayModule } from '../../apps/ingest-gateway/src/gateway.module.js';
import { QueryApiModule } from '../../apps/query-api/src/query-api.module.js';
import { createLogger } from '#runtime';
import { member } from '../support/answers.js';
import { operatorToken, TestQueryApi } from '../support/query-api.js';
import { foldAll, freshStore } from '../support/store.js';
import { workedExample } from '../support/worked-example.js';

let api: TestQueryApi;
let document: unknown;
let routes: readonly string[];
let writing: readonly string[];

beforeAll(async () => {
  const store = await freshStore();
  await fillLog(store.log, shippedEvents());
  await fillLog(store.log, workedExample.slice(1)); // the registry that ships holds H58
  await foldAll(store);
  api = await TestQueryApi.open(store);
  document = (await api.get('/v1/openapi.json')).body;
  const parts = { ...store, clock: { now: () => new Date() }, logger: createLogger({ name: 'query-api' }) };
  routes = routesOf(QueryApiModule.register({ ...parts, options: { operatorToken } }).controllers ?? []);
  writing = routesOf(GatewayModule.register({ ...parts, options: { operatorToken } }).controllers ?? []).map((path) =>
    path.replace('::', ':'),
  );
});

/** What a client would ask first, at every address that is described. */
const questions: Readonly<Record<string, string>> = {
  '/v1/observations': '/v1/observations?indicator=*&org=H58,VN&period=2020-Q3&include=labels,target,components,quality',
  '/v1/observations/{key}': '/v1/observations/online-share~H58~2020-Q3',
  '/v1/observations/{key}/explain': '/v1/observations/online-share~H58~2020-Q3/explain',
  '/v1/observations/{key}/explain/entities': '/v1/observations/online-share~H58~2020-Q3/explain/entities',
  '/v1/observations/{key}/history': '/v1/observations/online-share~H58~2020-Q3/history',
  '/v1/indicators/{id}': '/v1/indicators/online-share',
  '/v1/scorecard': '/v1/scorecard?org=H58&period=2020-Q3',
  '/v1/rankings': '/v1/rankings?indicator=online-share&period=2020-Q3&org_kind=province',
  '/v1/coverage': '/v1/coverage?period=2020-Q3',
  '/v1/events/{position}': `/v1/events/${encodeURIComponent('egov.governance.v1/0/0')}`,
  '/v1/entities/{stream}/{subject}': '/v1/entities/egov.onestop.v1/D1',
};

describe('the OpenAPI document', () => {
  it('tells every address that there is, and no other', () => {
    const told = Object.keys(Object(member(document, 'paths'))).map((path) => path.replace(/\{(\w+)\}/g, ':$1'));
    // a position may stand in the path as it is written, and the reference does not describe itself
    const silent = ['/v1/events/:stream/:partition/:offset', '/v1/openapi.json', '/v1/problems', '/v1/problems/:code'];
    // the doors for writing are the gateway's, at the same port; an address with several methods is there once
    expect([...told, ...silent].sort()).toEqual([...new Set([...routes, ...writing])].sort());
  });

  it('describes what is answered at each of them', async () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(Object(document), 'api');
    for (const [path, item] of Object.entries(Object(member(document, 'paths')))) {
      if (path.endsWith('.csv') || writing.includes(path.replace(/\{(\w+)\}/g, ':$1'))) continue;
      const headers = { authorization: `Bearer ${operatorToken}` };
      const { status, body } = await api.get(questions[path] ?? path, headers);
      const schema = member(item, 'get', 'responses', '200', 'content', 'application/json', 'schema');
      const check = ajv.compile({ ...Object(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'))) });
      check(body);
      expect([path, status, check.errors]).toEqual([path, 200, null]);
      for (const row of rowsOf(body)) {
        const known = Object.keys(Object(member(schema, 'properties', 'data', 'items', 'properties')));
        const untold = known.length === 0 ? [] : Object.keys(Object(row)).filter((name) => !known.includes(name));
        expect([path, untold]).toEqual([path, []]);
      }
    }
  });

  it('describes a receipt of the gateway, whose refusals have a place', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(Object(document), 'api');
    const check = ajv.compile({ $ref: 'api#/components/schemas/Receipt' });
    const errors = [{ pointer: '/0/data/level', code: 'maximum', detail: 'x' }];
    const events = [{ id: null, status: 'rejected', code: 'schema-violation', errors }];
    expect(check({ accepted: 0, duplicate: 0, rejected: 1, events })).toBe(true);
    expect(check({ accepted: 0, duplicate: 0, rejected: 1, events: [{ status: 'lost' }] })).toBe(false);
    for (const text of JSON.stringify(document).match(/#\/components\/[a-z]+\/\w+/gi) ?? []) {
      expect([text, member(document, ...text.split('/').slice(1))]).toEqual([text, expect.any(Object)]);
    }
  });

  it('demands what an address cannot do without', async () => {
    for (const [path, item] of Object.entries(Object(member(document, 'paths')))) {
      const parameters = member(item, 'get', 'parameters');
      const demanded = rowsOf({ data: parameters }).filter((one) => member(one, 'in') === 'query');
      const needed = demanded.filter((one) => member(one, 'required') === true).map((one) => member(one, 'name'));
      if (needed.length === 0) continue;
      const { status, body } = await api.get(path);
      const named = rowsOf({ data: member(body, 'errors') }).map((one) => member(one, 'parameter'));
      expect([path, status, named]).toEqual([path, 400, needed]);
    }
  });
});

describe('every problem', () => {
  it('is told in the language that the address asks for, before that of the header', async () => {
    const asked = await api.get('/v1/observations?perod=2020&lang=en', { 'accept-language': 'vi' });
    expect(asked.headers['content-language']).toBe('en');
    expect(asked.body).toMatchObject({
      title: 'Invalid parameter',
      errors: expect.arrayContaining([
        expect.objectContaining({ detail: expect.stringContaining('There is no parameter') }),
      ]),
    });
  });

  it('has a page, in both languages, for programs and for people', async () => {
    const codes = rowsOf((await api.get('/v1/problems')).body).map((row) => String(member(row, 'code')));
    expect(codes.length).toBeGreaterThan(25);
    for (const code of codes) {
      const [vi, en] = [await api.get(`/v1/problems/${code}`), await api.get(`/v1/problems/${code}?lang=en`)];
      expect(vi.body).toMatchObject({ code, type: `/v1/problems/${code}`, status: expect.any(Number) });
      expect(member(en.body, 'advice')).not.toBe(member(vi.body, 'advice'));
      const page = await api.get(`/v1/problems/${code}`, { accept: 'text/html,*/*' });
      expect([page.status, page.text]).toEqual([200, expect.stringContaining(`<code>${code}</code>`)]);
    }
    expect(await api.get('/v1/problems/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

function routesOf(controllers: readonly object[]): readonly string[] {
  return controllers.flatMap((controller) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, controller));
    const prototype = Object(member(Object.getOwnPropertyDescriptors(controller), 'prototype', 'value'));
    return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) => {
      const path: unknown = typeof value === 'function' ? Reflect.getMetadata(PATH_METADATA, value) : undefined;
      return name === 'constructor' || path === undefined
        ? []
        : [path].flat().map((one) => `/${base}/${String(one)}`.replace(/\/+$/, ''));
    });
  });
}

function rowsOf(body: unknown): readonly unknown[] {
  const data = member(body, 'data');
  return Array.isArray(data) ? data : [];
}
