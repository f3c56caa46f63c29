import Type from 'typebox';
import {
  agencyCode,
  channel,
  entityId,
  futureInstant,
  instant,
  nullable,
  participantKind,
  procedureCode,
  ref,
  serviceLevel,
} from '../fields.js';

const handling = Type.Enum(['electronic', 'paper'], { title: 'Handling' });
const outcome = Type.Enum(['approved', 'rejected'], { title: 'Outcome' });
const viaNationalPortal = Type.Boolean({ description: 'Came through the National Public Service Portal.' });

const applicant = Type.Object(
  { kind: participantKind, ref },
  { title: 'Applicant', description: 'A pseudonym, never a person.', additionalProperties: false },
);

/** What is known of a dossier at intake. */
export const receivedFields = {
  procedure: procedureCode,
  level: serviceLevel,
  agency: Type.Optional(agencyCode),
  channel,
  handling,
  receivedAt: Type.Optional(instant),
  dueAt: Type.Optional(futureInstant),
  applicant: Type.Optional(applicant),
  viaNationalPortal: Type.Optional(viaNationalPortal),
  parent: Type.Optional(entityId),
} as const;

export const resolvedFields = { outcome, resolvedAt: Type.Optional(instant) } as const;

/** A correction says only what was wrong; what was optional may be cleared, what was required may not. */
export const correctedFields = {
  procedure: Type.Optional(procedureCode),
  level: Type.Optional(serviceLevel),
  agency: Type.Optional(nullable(agencyCode)),
  channel: Type.Optional(channel),
  handling: Type.Optional(handling),
  receivedAt: Type.Optional(nullable(instant)),
  dueAt: Type.Optional(nullable(futureInstant)),
  applicant: Type.Optional(nullable(applicant)),
  viaNationalPortal: Type.Optional(nullable(viaNationalPortal)),
  parent: Type.Optional(nullable(entityId)),
  outcome: Type.Optional(outcome),
  resolvedAt: Type.Optional(nullable(instant)),
} as const;
