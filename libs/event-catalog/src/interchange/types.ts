import { documentAccepted } from './document-accepted.js';
import { documentAssigned } from './document-assigned.js';
import { documentCompleted } from './document-completed.js';
import { documentDelivered } from './document-delivered.js';
import { documentProcessing } from './document-processing.js';
import { documentRecalled } from './document-recalled.js';
import { documentRefused } from './document-refused.js';
import { documentReplaced } from './document-replaced.js';
import { documentSent } from './document-sent.js';
import { documentUpdated } from './document-updated.js';
import { paperDocumentsDeclared } from './paper-documents-declared.js';

/** Every event type of the context, in the order of the contracts. */
export const interchangeTypes = [
  documentSent,
  documentDelivered,
  documentRefused,
  documentAccepted,
  documentAssigned,
  documentProcessing,
  documentCompleted,
  documentRecalled,
  documentReplaced,
  documentUpdated,
  paperDocumentsDeclared,
] as const;
