import { administered } from './administered.js';
import { agencyDissolved } from './agency-dissolved.js';
import { agencyEstablished } from './agency-established.js';
import { agencyMerged } from './agency-merged.js';
import { agencyMoved } from './agency-moved.js';
import { agencyRenamed } from './agency-renamed.js';
import { calendarDeclared } from './calendar-declared.js';
import { countDeclared } from './count-declared.js';
import { figureApproved } from './figure-approved.js';
import { figureDeclared } from './figure-declared.js';
import { figureRefused } from './figure-refused.js';
import { obstacleRaised } from './obstacle-raised.js';
import { obstacleResolved } from './obstacle-resolved.js';
import { pilotEnded } from './pilot-ended.js';
import { pilotStarted } from './pilot-started.js';
import { procedureReplaced } from './procedure-replaced.js';
import { proposalMade } from './proposal-made.js';
import { reportChecked } from './report-checked.js';
import { reportFinalised } from './report-finalised.js';
import { reportFrozen } from './report-frozen.js';
import { reportPublished } from './report-published.js';
import { surveyPublished } from './survey-published.js';
import { systemRegistered } from './system-registered.js';
import { systemRetired } from './system-retired.js';
import { targetSet } from './target-set.js';
import { taskCancelled } from './task-cancelled.js';
import { taskCompleted } from './task-completed.js';
import { taskPlanned } from './task-planned.js';
import { taskProgressed } from './task-progressed.js';
import { taskRescheduled } from './task-rescheduled.js';

/** Every event type of the context, in the order of the contracts. */
export const governanceTypes = [
  agencyEstablished,
  agencyRenamed,
  agencyMoved,
  agencyMerged,
  agencyDissolved,
  systemRegistered,
  systemRetired,
  targetSet,
  taskPlanned,
  taskProgressed,
  taskCompleted,
  taskRescheduled,
  taskCancelled,
  figureDeclared,
  figureApproved,
  figureRefused,
  obstacleRaised,
  proposalMade,
  obstacleResolved,
  pilotStarted,
  pilotEnded,
  countDeclared,
  calendarDeclared,
  procedureReplaced,
  surveyPublished,
  reportFrozen,
  reportChecked,
  reportFinalised,
  reportPublished,
  administered,
] as const;
