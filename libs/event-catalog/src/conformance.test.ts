import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CloudEvent } from 'cloudevents';
import { jsonSchemaOf } from './json-schema.js';
import { parseEvent } from './parse-event.js';
import { eventTypes } from './registry.js';
import { plainSample } from './samples.js';

const cases = eventTypes.map((definition) => [definition.type, definition] as const);

describe('every event type', () => {
  it('is there once, a past-tense fact with a version', () => {
    const types = eventTypes.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(type).toMatch(/^vn\.egov\.[a-z]+(\.[a-z-]+){1,2}\.v1$/u);
  });

  it.each(cases)(
    '%s has names in both languages, a description, examples and counter-examples',
    (_type, definition) => {
      expect(definition.title.en).toMatch(/\S/u);
      expect(definition.title.vi).toMatch(/\S/u);
      expect(definition.title.vi).toBe(definition.title.vi.normalize('NFC'));
      expect(definition.description.length).toBeGreaterThan(20);
      expect(definition.examples.length).toBeGreaterThanOrEqual(1);
      expect(definition.invalid.length).toBeGreaterThanOrEqual(2);
    },
  );

  it.each(cases)('%s accepts its examples, as CloudEvents does', (type, { examples }) => {
    for (const index of examples.keys()) {
      const sample = plainSample(type, index);
      expect(parseEvent(sample)).toEqual({ ok: true, value: sample });
      expect(new CloudEvent(sample).validate()).toBe(true);
    }
  });

  it.each(cases)('%s refuses its counter-examples at the member that is wrong', (type, { invalid }) => {
    for (const { data, pointer } of invalid) {
      const parsed = parseEvent({ ...plainSample(type), data });
      expect(parsed).toMatchObject({ ok: false, code: 'schema-violation' });
      if (!parsed.ok) expect(parsed.errors.map((error) => error.pointer)).toContain(`/data${pointer}`);
    }
  });

  it.each(cases)('%s refuses unknown fields, but not under ext', (type, { examples }) => {
    const sample = plainSample(type);
    const unknown = parseEvent({ ...sample, data: { ...examples[0], fullName: 'Nguyễn Văn A' } });
    expect(unknown).toMatchObject({ ok: false, errors: [{ pointer: '/data/fullName', code: 'additionalProperties' }] });
    expect(parseEvent({ ...sample, data: { ...examples[0], ext: { anything: [1, { a: null }] } } }).ok).toBe(true);
  });

  it.each(cases)('%s has a published schema that says the same in standard words', (type, { invalid }) => {
    const ajv = new Ajv2020({
      allErrors: true,
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
      allowMatchingProperties: true,
    });
    addFormats.default(ajv);
    const validate = ajv.compile(jsonSchemaOf(type) ?? false);
    expect(validate(plainSample(type))).toBe(true);
    expect(validate({ ...plainSample(type), partitionkey: 'x', flag: true })).toBe(true);
    expect(validate({ ...plainSample(type), partitionKey: 'x' })).toBe(false);
    const bySchema = invalid.filter(({ data }) => !validate({ ...plainSample(type), data }));
    expect(bySchema.length).toBeGreaterThanOrEqual(1);
  });
});

it('an unknown type has no schema', () => {
  expect(jsonSchemaOf('vn.egov.onestop.dossier.eaten.v1')).toBeUndefined();
});
