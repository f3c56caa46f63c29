import type { Static } from 'typebox';
import type { Envelope } from './envelope.js';
import type { EventTypeDefinition } from './event-type.js';
import { governanceTypes } from './governance/types.js';
import { hubTypes } from './hub/types.js';
import { identityTypes } from './identity/types.js';
import { interchangeTypes } from './interchange/types.js';
import { onestopTypes } from './onestop/types.js';
import { portalTypes } from './portal/types.js';

const all = [
  ...onestopTypes,
  ...interchangeTypes,
  ...portalTypes,
  ...identityTypes,
  ...governanceTypes,
  ...hubTypes,
] as const;

/** Every event type that the hub knows. Conformance tests, the gateway, the schemas and proto/ walk this list. */
export const eventTypes: readonly EventTypeDefinition[] = all;

/** The definition of a type, or undefined if the hub does not know it. */
export function definitionOf(type: string): EventTypeDefinition | undefined {
  return definitions.get(type);
}

const definitions: ReadonlyMap<string, EventTypeDefinition> = new Map(
  eventTypes.map((definition) => [definition.type, definition]),
);

type Definition = (typeof all)[number];
type DefinitionOf = { [D in Definition as D['type']]: D };

export type EventType = Definition['type'];
export type DataOf<T extends EventType> = Static<DefinitionOf[T]['data']>;

export type EventOf<T extends EventType> = Envelope & { type: T; data: DataOf<T> };
type Events<T extends EventType> = { [One in T]: EventOf<One> }[T];

/** Any event of the catalogue; `type` tells them apart. */
export type CatalogEvent = Events<EventType>;
export type OnestopEvent = Events<(typeof onestopTypes)[number]['type']>;
export type InterchangeEvent = Events<(typeof interchangeTypes)[number]['type']>;
export type PortalEvent = Events<(typeof portalTypes)[number]['type']>;
export type IdentityEvent = Events<(typeof identityTypes)[number]['type']>;
export type GovernanceEvent = Events<(typeof governanceTypes)[number]['type']>;
export type HubEvent = Events<(typeof hubTypes)[number]['type']>;
