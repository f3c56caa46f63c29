import type { Expression } from './expression.js';
import type { Context, Measure, SystemKind } from './measure.js';
import { isMeasureName, measures, type MeasureName } from './measures.js';

/** Who has to speak before a figure says anything. */
export type Needs = Readonly<{ contexts: readonly Context[]; systemKinds: readonly SystemKind[] }>;

/**
 * The contexts and kinds of system that an expression's measures come from. The registry is none of them: what it says
 * of an agency is no report of that agency.
 */
export function needsOf(expression: Expression): Needs {
  const speakers = expression
    .map(({ measure }) => measures[measure])
    .filter((measure) => measure.systemKind !== undefined);
  return {
    contexts: [...new Set(speakers.flatMap(({ contexts }) => contexts))],
    systemKinds: [...new Set(speakers.flatMap(({ systemKind }) => systemKind ?? []))],
  };
}

export type BaseMeasure = Readonly<{ name: MeasureName; kind: 'flow' | 'stock' }>;

/** The measures with rows that an expression stands on: a derived one is replaced by those that it reads. */
export function baseMeasures(expression: Expression): readonly BaseMeasure[] {
  const names = new Set(expression.flatMap(({ measure }) => basesOf(measure, measures[measure])));
  return [...names].flatMap((name) => {
    const { kind } = measures[name];
    return kind === 'derived' ? [] : [{ name, kind }];
  });
}

/** Every event type that an expression's measures are read from. */
export function eventTypesOf(expression: Expression): readonly string[] {
  return [...new Set(expression.flatMap(({ measure }) => measures[measure].events))].sort();
}

function basesOf(name: MeasureName, measure: Measure): readonly MeasureName[] {
  if (measure.kind !== 'derived') return [name];
  return measure.reads.map((reading) => reading.measure).filter(isMeasureName);
}
