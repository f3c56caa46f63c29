import { declared, declaredCount, type PaperDeclaration } from '../paper-declaration.js';
import type { Projection } from '../projection.js';

export type PaperDocumentsEventType = 'vn.egov.interchange.paper-documents.declared.v1';

export const paperDocumentsProjection: Projection<PaperDeclaration, PaperDocumentsEventType> = {
  name: 'interchange.paper-documents',
  version: 1,
  stream: 'egov.interchange.v1',
  evolvers: { 'vn.egov.interchange.paper-documents.declared.v1': declared },
  initial: (subject) => ({ subject }),
  contributions: (paper) => declaredCount('documents.paper-declared', paper),
};
