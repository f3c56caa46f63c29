import { sourceAgency } from './agency-code.js';
import { agencyCodeTitle } from './fields.js';
import { member } from './record.js';
import { definitionOf, eventTypes, type CatalogEvent } from './registry.js';
import { agencyInSubject } from './subjects.js';

/** The agency that acts: the one inside the subject, else the one that `data` names, else the source's. */
export function eventAgency(event: CatalogEvent): string {
  const definition = definitionOf(event.type);
  const inSubject = definition && agencyInSubject(definition.subject, event.subject);
  if (inSubject !== undefined) return inSubject;
  const named = member(event.data, definition?.actsFor ?? 'agency');
  return typeof named === 'string' ? named : sourceAgency(event.source);
}

/** Every agency that the event names in its subject and its data, each once. The source's is not among them. */
export function namedAgencies(event: CatalogEvent): readonly string[] {
  const named = new Set<string>();
  const definition = definitionOf(event.type);
  const inSubject = definition && agencyInSubject(definition.subject, event.subject);
  if (inSubject !== undefined) named.add(inSubject);
  if (definition?.subject === 'agency') named.add(event.subject);
  for (const name of agencyMembers.get(event.type) ?? []) {
    for (const code of [member(event.data, name)].flat()) if (typeof code === 'string') named.add(code);
  }
  return [...named];
}

/** The members of each type's `data` that hold agency codes, one or several. */
const agencyMembers: ReadonlyMap<string, readonly string[]> = new Map(
  eventTypes.map(({ type, data }) => [type, Object.keys(data.properties).filter((name) => holdsAgencies(data, name))]),
);

function holdsAgencies(data: { properties: object }, name: string): boolean {
  const schema = member(data.properties, name);
  return (
    isAgencyCode(schema) || (typeof schema === 'object' && schema !== null && isAgencyCode(member(schema, 'items')))
  );
}

/** By its title, for optional and nullable fields are copies of the schema. */
function isAgencyCode(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && member(schema, 'title') === agencyCodeTitle;
}
