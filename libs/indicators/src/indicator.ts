import type { AgencyKind, Names } from './agency-facts.js';
import type { Expression } from './expression.js';
import type { Fraction } from './fraction.js';
import type { Needs } from './needs.js';
import type { Direction } from './target.js';

export const units = ['ratio', 'rank', 'milestone'] as const;
export type Unit = (typeof units)[number];

/** Computed from agencies' events; declared by agencies and approved; found by an outside body. */
export const evidences = ['computed', 'declared', 'survey'] as const;
export type Evidence = (typeof evidences)[number];

/**
 * How sure we are: S a stored source was seen · S~ seen in part, or indirectly · D derived from such ·
 * K own knowledge · K? own knowledge that is not firm · ? our own proposal where the law is silent.
 */
export const confidenceMarks = ['S', 'S~', 'D', 'K', 'K?', '?'] as const;
export type ConfidenceMark = (typeof confidenceMarks)[number];

export type Confidence = Readonly<{ mark: ConfidenceMark; note: Names }>;

/** One way to compute an indicator. */
export type Definition = Readonly<{
  version: number;
  /** The day from which it holds; a variant has none, and holds only where it is asked for. */
  from?: string;
  numerator: Expression;
  denominator: Expression;
  note: Names;
}>;

/** What a new log's `target.set` says; later events may say otherwise. */
export type CatalogueTarget = Readonly<{
  value: Fraction;
  by: string;
  baseline?: Fraction;
  baselineDay?: string;
  direction: Direction;
  basis: string;
  confidence: Confidence;
}>;

export type Exclusion = Readonly<{ reason: string }> & Names;

export type Indicator = Readonly<{
  id: string;
  /** Ours, I01 to I22: the official numbering is not known. None for those that are not in the Resolution. */
  number?: string;
  names: Names;
  unit: Unit;
  direction: Direction;
  /** Whether it is of a period or of a day; follows from its measures. */
  kind: 'flow' | 'stock';
  evidence: Evidence;
  /** The kinds of agency that it is meant for. */
  kinds: readonly AgencyKind[];
  /** Who answers for it. */
  responsible: string;
  legalBasis: Names;
  confidence: Confidence;
  definitions: readonly Definition[];
  targets: readonly CatalogueTarget[];
  caveats: readonly Names[];
  exclusions: readonly Exclusion[];
  needs: Needs;
}>;
