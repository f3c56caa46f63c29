import fc from 'fast-check';
import { eventTypes, type EventTypeDefinition, plainSample } from '#event-catalog';

/** An event before anybody has looked whether it is valid. */
export type DrawnEvent = Readonly<Record<string, unknown>>;

/**
 * Events of these types about one entity and from one home, so that they compete: few days and hours, so that they tie,
 * and every member of their data drawn from its schema, so that a failing list shrinks to the members that matter.
 *
 * @param opening the type without which most entities count nowhere: nine of ten lists have it at least once.
 */
export function drawnEvents(types: readonly string[], opening: string): fc.Arbitrary<readonly DrawnEvent[]> {
  const definitions = eventTypes.filter(({ type }) => types.includes(type));
  const kinds = [...new Set(definitions.map(({ subject }) => subject))];
  return fc.constantFrom(...kinds).chain((kind) => {
    const ofKind = definitions.filter(({ subject }) => subject === kind);
    const subject = String(plainSample(ofKind[0]?.type ?? '')['subject']);
    const of = (wanted: readonly EventTypeDefinition[]): fc.Arbitrary<DrawnEvent> =>
      fc.oneof(...wanted.map((definition) => drawnEvent(definition, subject)));
    const openings = ofKind.filter(({ type }) => type === opening);
    const others = fc.array(of(ofKind), { minLength: 1, maxLength: 11 });
    if (openings.length === 0) return others.map(numbered);
    const opened = fc.tuple(of(openings), others).map(([first, rest]) => [first, ...rest]);
    return fc.oneof({ arbitrary: others, weight: 1 }, { arbitrary: opened, weight: 9 }).map(numbered);
  });
}

/** Ids of their own, also after shrinking: of two contents with one id the first holds, and order would matter. */
function numbered(events: readonly DrawnEvent[]): readonly DrawnEvent[] {
  return events.map((event, place) => ({ ...event, id: `e${place}` }));
}

function drawnEvent(definition: EventTypeDefinition, subject: string): fc.Arbitrary<DrawnEvent> {
  const plain = plainSample(definition.type);
  const [, home] = /^(urn:egov:[^:]+):/.exec(String(plain['source'])) ?? [];
  return fc
    .record({
      source: fc.constantFrom('onestop', 'portal').map((system) => `${home}:${system}`),
      time: instants,
      data: drawnData(definition, subject),
    })
    .map((drawn) => ({ ...plain, ...drawn, subject }));
}

/** What the examples of a member say is drawn where its schema names only a pattern. */
function drawnData(definition: EventTypeDefinition, subject: string): fc.Arbitrary<DrawnEvent> {
  const { properties, required } = objectOf(definition.data);
  const members = Object.entries(properties).map(([name, schema]) => {
    const examples = definition.examples.map((example: object): unknown => Reflect.get(example, name));
    const known = examples.filter((example) => example !== undefined);
    const fixed = saidBySubject(name, subject, known);
    return [name, fixed === undefined ? drawn(schema, known) : fc.constant(fixed)] as const;
  });
  const drawable = members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const needed = drawable.map(([name]) => name).filter((name) => required.includes(name));
  return fc.record(Object.fromEntries(drawable), { requiredKeys: needed });
}

/** Some subjects stand in the data again, and the agency of a service is the one in its subject. */
function saidBySubject(member: string, subject: string, examples: readonly unknown[]): unknown {
  const [first, agency] = subject.split('@');
  return member === 'agency' ? agency : examples.find((example) => example === first);
}

const days = fc.integer({ min: 10, max: 16 }).map((day) => `2020-07-${day}`);

/** 18:00Z is the next day in Việt Nam. */
const instants = fc.tuple(days, fc.constantFrom('08:00:00Z', '18:00:00Z')).map(([day, time]) => `${day}T${time}`);

const byFormat: Readonly<Record<string, fc.Arbitrary<string>>> = {
  instant: instants,
  'future-instant': instants,
  day: days,
  month: fc.constantFrom('2020-06', '2020-07'),
  period: fc.constantFrom('2020-07', '2020-Q3', '2020', '2020-W30', '2020-07-15'),
};

const agencies = fc.constantFrom('H58', 'H58.12', 'H58.12.03', 'H26.01');

/** Undefined where neither schema nor examples say what is valid. */
function drawn(schema: unknown, examples: readonly unknown[]): fc.Arbitrary<unknown> | undefined {
  const { type, enum: names, format, title, items } = membersOf(schema);
  if (Array.isArray(names)) return fc.constantFrom(...names);
  if (Array.isArray(type))
    return fc.option(drawn({ ...membersOf(schema), type: type[0] }, examples) ?? fc.constant(null));
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return numbers(membersOf(schema));
  if (type === 'array') return sets(drawn(items, examples.flat()));
  if (title === 'Agency code') return agencies;
  const formatted = byFormat[String(format)];
  if (formatted !== undefined) return formatted;
  const told = examples.filter((example) => example !== null);
  return told.length === 0 ? undefined : fc.constantFrom(...told);
}

/** Few of them, so that two events often say the same. */
function numbers({ type, minimum, maximum }: DrawnEvent): fc.Arbitrary<number> {
  const least = typeof minimum === 'number' ? minimum : 0;
  const most = Math.min(typeof maximum === 'number' ? maximum : Infinity, least + 5);
  const whole = fc.integer({ min: least, max: most });
  return type === 'integer' ? whole : whole.map((number) => number / 2);
}

function sets(item: fc.Arbitrary<unknown> | undefined): fc.Arbitrary<unknown> | undefined {
  return item === undefined ? undefined : fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
}

function objectOf(schema: object): { properties: object; required: readonly unknown[] } {
  const { properties, required } = membersOf(schema);
  return {
    properties: typeof properties === 'object' && properties !== null ? properties : {},
    required: Array.isArray(required) ? required : [],
  };
}

function membersOf(schema: unknown): DrawnEvent {
  return typeof schema === 'object' && schema !== null ? { ...schema } : {};
}
