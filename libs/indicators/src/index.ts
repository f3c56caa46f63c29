export { addDays, daysBetween } from './day.js';
export { type EventOrder } from './event-order.js';
export { fraction, parseDecimal, type Fraction, type Whole } from './fraction.js';
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
  type Grain,
  type Period,
} from './period.js';
export { periodLabel, type Lang } from './period-label.js';
export { figureDay, stage, type Stage } from './stage.js';
export { agencyKinds, type AgencyFact, type AgencyKind, type Names } from './agency-facts.js';
export { AgencyTree } from './agency-tree.js';
export { AgencyTrees } from './agency-trees.js';
export type { Validity } from './validity.js';
export { targetGap, targetOn, targetStatus, type Direction, type Target, type TargetStatus } from './target.js';
export {
  type Cell,
  type Context,
  type DerivedInput,
  type Dim,
  type Filters,
  type Measure,
  type Reading,
  type SurveyResult,
  type SystemKind,
} from './measure.js';
export { isMeasureName, measures, publicMeasures, type MeasureName } from './measures.js';
export {
  formatExpression,
  formatTerm,
  parseTerms,
  sharedDims,
  type Expression,
  type ExpressionFault,
  type ParsedExpression,
  type Term,
} from './expression.js';
export { nearest } from './nearest.js';
export { baseMeasures, eventTypesOf, type BaseMeasure, type Needs } from './needs.js';
export { type ValueQuestion, type ValueStatus } from './value-status.js';
export type {
  CatalogueTarget,
  Confidence,
  ConfidenceMark,
  Definition,
  Evidence,
  Exclusion,
  Indicator,
  Unit,
} from './indicator.js';
export { definitionFor, formula } from './definition.js';
export { type Catalogue, type CatalogueFault, type CatalogueText, type LoadedCatalogue } from './catalogue.js';
export { shippedCatalogue } from './catalogue-files.js';
