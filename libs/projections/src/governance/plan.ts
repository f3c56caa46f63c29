import type { GovernanceEvent } from '#event-catalog';
import { type Evolvers, type Projection, unchanged } from '../projection.js';

type FigureOrSystem =
  | 'vn.egov.governance.figure.declared.v1'
  | 'vn.egov.governance.figure.approved.v1'
  | 'vn.egov.governance.figure.refused.v1'
  | 'vn.egov.governance.system.registered.v1'
  | 'vn.egov.governance.system.retired.v1';

export type PlanEventType = Exclude<GovernanceEvent['type'], FigureOrSystem>;

/** Registry, targets, tasks and reports add to no ledger: an answer folds them from their events as of its day. */
export type Plan = Readonly<Record<string, never>>;

const evolvers: Evolvers<Plan, PlanEventType> = {
  'vn.egov.governance.agency.established.v1': unchanged,
  'vn.egov.governance.agency.renamed.v1': unchanged,
  'vn.egov.governance.agency.moved.v1': unchanged,
  'vn.egov.governance.agency.merged.v1': unchanged,
  'vn.egov.governance.agency.dissolved.v1': unchanged,
  'vn.egov.governance.target.set.v1': unchanged,
  'vn.egov.governance.task.planned.v1': unchanged,
  'vn.egov.governance.task.progressed.v1': unchanged,
  'vn.egov.governance.task.completed.v1': unchanged,
  'vn.egov.governance.task.rescheduled.v1': unchanged,
  'vn.egov.governance.task.cancelled.v1': unchanged,
  'vn.egov.governance.obstacle.raised.v1': unchanged,
  'vn.egov.governance.proposal.made.v1': unchanged,
  'vn.egov.governance.obstacle.resolved.v1': unchanged,
  'vn.egov.governance.pilot.started.v1': unchanged,
  'vn.egov.governance.pilot.ended.v1': unchanged,
  'vn.egov.governance.count.declared.v1': unchanged,
  'vn.egov.governance.calendar.declared.v1': unchanged,
  'vn.egov.governance.procedure.replaced.v1': unchanged,
  'vn.egov.governance.survey.published.v1': unchanged,
  'vn.egov.governance.report.frozen.v1': unchanged,
  'vn.egov.governance.report.checked.v1': unchanged,
  'vn.egov.governance.report.finalised.v1': unchanged,
  'vn.egov.governance.report.published.v1': unchanged,
  'vn.egov.governance.administered.v1': unchanged,
};

export const planProjection: Projection<Plan, PlanEventType> = {
  name: 'governance.plan',
  version: 1,
  stream: 'egov.governance.v1',
  evolvers,
  initial: () => ({}),
  contributions: () => [],
};
