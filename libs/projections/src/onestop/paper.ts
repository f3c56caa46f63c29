import { declared, declaredCount, type PaperDeclaration } from '../paper-declaration.js';
import type { Projection } from '../projection.js';

export type PaperEventType = 'vn.egov.onestop.paper.declared.v1';

export const paperProjection: Projection<PaperDeclaration, PaperEventType> = {
  name: 'onestop.paper',
  version: 1,
  stream: 'egov.onestop.v1',
  evolvers: { 'vn.egov.onestop.paper.declared.v1': declared },
  initial: (subject) => ({ subject }),
  contributions: (paper) => declaredCount('dossiers.paper-declared', paper),
};
