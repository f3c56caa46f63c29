export { covers, firstGroup, nation, sourceAgency } from './agency-code.js';
export { contentHash } from './content-hash.js';
export type { Envelope } from './envelope.js';
export { eventAgency, namedAgencies } from './event-agency.js';
export { compareOrder, type Ordered } from './event-order.js';
export type { EventTypeDefinition, InvalidSample, Title } from './event-type.js';
export { instantMicros, vietnamDay } from './instant.js';
export { jsonSchemaOf } from './json-schema.js';
export { parseEvent } from './parse-event.js';
export { type FieldError, type Parsed, type RejectionCode } from './parsed.js';
export { replaceRefs } from './refs.js';
export {
  definitionOf,
  eventTypes,
  type CatalogEvent,
  type DataOf,
  type EventOf,
  type EventType,
  type GovernanceEvent,
  type HubEvent,
  type IdentityEvent,
  type InterchangeEvent,
  type OnestopEvent,
  type PortalEvent,
} from './registry.js';
export { plainSample, sampleEvent } from './samples.js';
export type { StrictText } from './json-scanner.js';
export { strictElements, strictJson } from './strict-json.js';
export { isStreamName, partitionOf, streamNames, streamOf, streams, type Context, type StreamName } from './streams.js';
export type { SubjectKind } from './subjects.js';
export { timeFaults } from './time-faults.js';
