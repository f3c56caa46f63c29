import Type from 'typebox';
import { agencyCode, instant } from '../fields.js';

/** A document's number or kind; its title stays at the source, it may name people. */
export const documentText = Type.String({ minLength: 1, maxLength: 200 });

/** A status of edXML: who received it and when. */
export const statusFields = { agency: Type.Optional(agencyCode), at: Type.Optional(instant) } as const;
