import type { Static, TObject } from 'typebox';
import type { SubjectKind } from './subjects.js';

/** Vietnamese name and English title; both appear in the product. */
export type Title = Readonly<{ en: string; vi: string }>;

/** One fact that a source may tell: its schema is its type, its validation and its documentation. */
export type EventTypeDefinition<T extends string = string, D extends TObject = TObject> = Readonly<{
  type: T;
  title: Title;
  /** What it says, and what it does to the figures. */
  description: string;
  /** What the entity in `subject` is; the schema of the subject follows from it. */
  subject: SubjectKind;
  /** The member of `data` that names the acting agency. It defaults to the source's, so a source `VN` must give it. */
  actsFor?: 'agency' | 'from';
  data: D;
  /** Valid `data` objects, the first one is shown in the documentation. */
  examples: readonly Static<D>[];
  /** `data` objects that must be refused, each with the JSON pointer (inside `data`) that must be named. */
  invalid: readonly InvalidSample[];
}>;

export type InvalidSample = Readonly<{ data: unknown; pointer: string }>;

type Parts<D extends TObject> = Omit<EventTypeDefinition<string, D>, 'type'>;

/**
 * Declares one event type.
 *
 * @param type `vn.egov.<context>.<entity>.<fact>.v<n>`, a past-tense fact.
 */
export function eventType<const T extends string, D extends TObject>(
  type: T,
  parts: Parts<D>,
): EventTypeDefinition<T, D> {
  return { type, ...parts };
}
