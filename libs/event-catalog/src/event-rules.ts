import { nation, sourceAgency } from './agency-code.js';
import type { EventTypeDefinition } from './event-type.js';
import { refused, type Parsed } from './parsed.js';
import { member } from './record.js';
import type { CatalogEvent } from './registry.js';
import { agencyInSubject, repeatedInData } from './subjects.js';

type Refused = Exclude<Parsed<CatalogEvent>, { ok: true }>;

/** The rules between subject, source and data that no schema of one member can say. */
export function eventFaults(definition: EventTypeDefinition, event: CatalogEvent): Refused | undefined {
  return repetitionFault(definition, event) ?? agencyFault(definition, event) ?? parentFault(event);
}

function repetitionFault(definition: EventTypeDefinition, event: CatalogEvent): Refused | undefined {
  const repeated = repeatedInData(definition.subject, event.subject);
  if (repeated === undefined) return undefined;
  const said = member(event.data, repeated.member);
  if (said === undefined || said === repeated.text) return undefined;
  const detail = 'must be what the subject says';
  return refused('schema-violation', { pointer: `/data/${repeated.member}`, code: 'const', detail });
}

function agencyFault({ subject, actsFor }: EventTypeDefinition, event: CatalogEvent): Refused | undefined {
  const inSubject = agencyInSubject(subject, event.subject);
  if (inSubject !== undefined) return mismatch(event, inSubject);
  if (actsFor === undefined || member(event.data, actsFor) !== undefined) return undefined;
  if (sourceAgency(event.source) !== nation) return undefined;
  const detail = 'is missing; only a source of an agency below VN may leave it out';
  return refused('schema-violation', { pointer: `/data/${actsFor}`, code: 'required', detail });
}

function mismatch({ data }: CatalogEvent, inSubject: string): Refused | undefined {
  const said = member(data, 'agency');
  if (said === undefined || said === inSubject) return undefined;
  const detail = 'must be the agency that the subject names';
  return refused('org-mismatch', { pointer: '/data/agency', code: 'org-mismatch', detail });
}

/** Only the root stands under nothing. */
function parentFault(event: CatalogEvent): Refused | undefined {
  if (event.type !== 'vn.egov.governance.agency.established.v1') return undefined;
  if (event.data.parent !== undefined || event.subject === nation) return undefined;
  const detail = 'is missing; only VN has none';
  return refused('schema-violation', { pointer: '/data/parent', code: 'required', detail });
}
