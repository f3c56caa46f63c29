export { addDays, dayNumber, dayText, daysBetween, parseDay } from './day.js';
export { compareEventOrder, type EventOrder } from './event-order.js';
export { compareFractions, fraction, parseDecimal, subtract, type Fraction, type Whole } from './fraction.js';
export { exceedsWhole, ratio, sixDecimals } from './ratio.js';
export {
  countPeriods,
  grains,
  lastPeriods,
  parseLast,
  parsePeriod,
  periodOf,
  periodsBetween,
  previousPeriod,
  shiftPeriod,
  type Grain,
  type Period,
} from './period.js';
export { periodLabel, type Lang } from './period-label.js';
export { figureDay, stage, type Stage } from './stage.js';
export { agencyKinds, type AgencyFact, type AgencyKind, type Names } from './agency-facts.js';
export { AgencyTree, rootAgency, treeOn } from './agency-tree.js';
export type { Validity } from './validity.js';
export {
  targetGap,
  targetLine,
  targetOn,
  targetStatus,
  type Direction,
  type Target,
  type TargetStatus,
} from './target.js';
