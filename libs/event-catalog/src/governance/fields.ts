import Type from 'typebox';
import { actor, agencyCode, count, day, entityId, indicatorId, period, sha256, text } from '../fields.js';

export const agencyKind = Type.Enum(['ministry', 'province', 'district', 'commune', 'department', 'body'], {
  title: 'Kind of agency',
});

export const systemKind = Type.Enum(['onestop', 'document', 'portal', 'identity'], { title: 'Kind of system' });

export const legalBasis = Type.String({ title: 'Legal source', minLength: 1, maxLength: 1000 });

export const percent = Type.Number({ title: 'Percent', minimum: 0, maximum: 100 });

/** A ratio is declared as its two numbers, never as a bare percentage. */
export const figureFields = {
  indicator: indicatorId,
  agency: agencyCode,
  period,
  numerator: count,
  denominator: count,
  evidence: Type.Optional(Type.String({ title: 'Evidence', minLength: 1, maxLength: 1000 })),
} as const;

export const obstacleFields = {
  agency: agencyCode,
  indicator: Type.Optional(indicatorId),
  task: Type.Optional(entityId),
  text,
} as const;

export const reportFields = { period, asOf: day, by: actor, hash: sha256 } as const;
