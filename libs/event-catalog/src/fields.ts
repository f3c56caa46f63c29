import Type, { type Static, type TSchema, type TUnsafe } from 'typebox';
import { agencyPattern, procedurePattern, pseudonymPattern, systemUrnPattern } from './patterns.js';

/** Marks the members that hold agency codes, in every copy of the schema. */
export const agencyCodeTitle = 'Agency code';

/** Decision 20/2020/QĐ-TTg: `G14`, `H58.12.03`; `VN` is the root. At most 35 characters. */
export const agencyCode = Type.String({
  title: agencyCodeTitle,
  description: 'Electronic identifier of an agency (Decision 20/2020/QĐ-TTg), or VN.',
  pattern: `^${agencyPattern}$`,
  maxLength: 35,
});

export const agencyCodes = Type.Array(agencyCode, { title: 'Agency codes' });

/** RFC 3339 with offset, at most 6 fraction digits, no leap second. */
export const instant = Type.String({
  title: 'Instant',
  description: 'RFC 3339 with offset, at most 6 fraction digits, between 2000-01-01 and now.',
  format: 'instant',
});

/** As `instant`, but it may lie ahead: a promised date. */
export const futureInstant = Type.String({
  title: 'Instant, may lie ahead',
  description: 'RFC 3339 with offset, at most 6 fraction digits, from 2000-01-01 on.',
  format: 'future-instant',
});

/** A day in Việt Nam. It may lie ahead: what takes effect on a day is often told before. */
export const day = Type.String({ title: 'Day', description: 'YYYY-MM-DD, a day in Việt Nam.', format: 'day' });

export const month = Type.String({ title: 'Month', description: 'YYYY-MM.', format: 'month' });

export const period = Type.String({
  title: 'Period',
  description: 'A year 2020, a quarter 2020-Q3, a month 2020-07, an ISO week 2020-W30 or a day 2020-07-15.',
  format: 'period',
});

export const procedureCode = Type.String({
  title: 'Procedure code',
  description: 'National code of the administrative procedure, e.g. 1.000123.',
  pattern: `^${procedurePattern}$`,
  maxLength: 64,
});

export const serviceLevel = Type.Integer({
  title: 'Service level',
  description: '1 to 4; 3 and 4 are submitted online, 4 is paid and may be returned online too.',
  minimum: 1,
  maximum: 4,
});

export const channel = Type.Enum(['online', 'counter', 'postal'], { title: 'Channel' });

/** A citizen or a business. Whoever stands behind it is not known to the hub. */
export const participantKind = Type.Enum(['citizen', 'organisation'], { title: 'Kind of participant' });

/** What stands in the log; the gateway puts it in the place of a plain number. */
export const ref = Type.String({
  title: 'Pseudonym',
  description: 'p: and 32 hex digits. A plain number is replaced at the door before anything is stored.',
  pattern: `^${pseudonymPattern}$`,
});

export const systemUrn = Type.String({
  title: 'System',
  description: 'urn:egov:<agency>:<system>',
  pattern: `^${systemUrnPattern}$`,
  maxLength: 200,
});

export const indicatorId = Type.String({
  title: 'Indicator',
  description: 'Id in the indicator catalogue, e.g. online-share.',
  pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
  maxLength: 100,
});

/** The key of an entity elsewhere: a dossier, a document, a task, a service. */
export const entityId = Type.String({ title: 'Id', minLength: 1, maxLength: 200, format: 'entity' });

export const name = Type.String({ title: 'Name', minLength: 1, maxLength: 500 });

export const names = Type.Object({ vi: name, en: name }, { title: 'Names', additionalProperties: false });

export const reason = Type.String({ title: 'Reason', description: 'No personal data.', minLength: 1, maxLength: 1000 });

export const text = Type.String({ title: 'Text', description: 'No personal data.', minLength: 1, maxLength: 4000 });

/** A person's role or a key's id, never a citizen. */
export const actor = Type.String({ title: 'Who did it', minLength: 1, maxLength: 200 });

export const count = Type.Integer({ title: 'Count', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

export const sha256 = Type.String({ title: 'SHA-256', description: '64 hex digits.', pattern: '^[0-9a-f]{64}$' });

/** `null` clears what was said before; left out, it stays. */
export function nullable<S extends TSchema & { type: string }>(schema: S): TUnsafe<Static<S> | null> {
  return Type.Unsafe<Static<S> | null>({ ...schema, type: [schema.type, 'null'] });
}
