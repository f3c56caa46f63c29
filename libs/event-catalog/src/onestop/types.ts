import { dossierCorrected } from './dossier-corrected.js';
import { dossierPaid } from './dossier-paid.js';
import { dossierProgressed } from './dossier-progressed.js';
import { dossierRated } from './dossier-rated.js';
import { dossierReceived } from './dossier-received.js';
import { dossierRefunded } from './dossier-refunded.js';
import { dossierRefused } from './dossier-refused.js';
import { dossierReopened } from './dossier-reopened.js';
import { dossierResolved } from './dossier-resolved.js';
import { dossierRestored } from './dossier-restored.js';
import { dossierResumed } from './dossier-resumed.js';
import { dossierReturned } from './dossier-returned.js';
import { dossierStopped } from './dossier-stopped.js';
import { dossierSubmitted } from './dossier-submitted.js';
import { dossierSuspended } from './dossier-suspended.js';
import { dossierTransferred } from './dossier-transferred.js';
import { dossierVoided } from './dossier-voided.js';
import { dossierWithdrawn } from './dossier-withdrawn.js';
import { paperDeclared } from './paper-declared.js';

/** Every event type of the context, in the order of the contracts. */
export const onestopTypes = [
  dossierSubmitted,
  dossierReceived,
  dossierRefused,
  dossierProgressed,
  dossierSuspended,
  dossierResumed,
  dossierTransferred,
  dossierResolved,
  dossierReopened,
  dossierReturned,
  dossierWithdrawn,
  dossierStopped,
  dossierCorrected,
  dossierVoided,
  dossierRestored,
  dossierRated,
  dossierPaid,
  dossierRefunded,
  paperDeclared,
] as const;
