import { parseEvent } from './parse-event.js';
import { eventTypes } from './registry.js';
import { plainSample } from './samples.js';

describe('every event type', () => {
  it.each(eventTypes.map((definition) => [definition.type, definition] as const))(
    '%s keeps its word',
    (type, definition) => {
      expect(definition.title.en).not.toBe('');
      expect(definition.title.vi).not.toBe('');
      expect(definition.description.length).toBeGreaterThan(20);
      expect(definition.examples.length).toBeGreaterThanOrEqual(1);
      expect(definition.invalid.length).toBeGreaterThanOrEqual(2);
      definition.examples.forEach((_, index) => {
        const sample = plainSample(type, index);
        expect(parseEvent(sample)).toEqual({ ok: true, value: sample });
      });
      for (const { data, pointer } of definition.invalid) {
        const parsed = parseEvent({ ...plainSample(type), data });
        expect(parsed).toMatchObject({ ok: false, code: 'schema-violation' });
        if (!parsed.ok) expect(parsed.errors.map((error) => error.pointer)).toContain(`/data${pointer}`);
      }
    },
  );
});
