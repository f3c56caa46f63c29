import Type from 'typebox';
import { agencyCode, entityId } from '../fields.js';

export const portalUrl = Type.String({ title: 'Address', pattern: '^https?://\\S+$', maxLength: 500 });

export const portalKind = Type.Enum(['ministry', 'province'], { title: 'Kind of portal' });

export const supportMeans = Type.Array(Type.Enum(['qa', 'hotline', 'chat']), {
  title: 'Means of support',
  minItems: 1,
});

export const questionFields = { service: Type.Optional(entityId), agency: Type.Optional(agencyCode) } as const;
