import { accountMeasures } from './account-measures.js';
import { derivedMeasures } from './derived-measures.js';
import { documentMeasures } from './document-measures.js';
import { dossierMeasures } from './dossier-measures.js';
import { governanceMeasures } from './governance-measures.js';
import type { Measure } from './measure.js';
import { portalMeasures } from './portal-measures.js';
import { reportingMeasures } from './reporting-measures.js';

const all = {
  ...dossierMeasures,
  ...documentMeasures,
  ...portalMeasures,
  ...accountMeasures,
  ...governanceMeasures,
  ...derivedMeasures,
  ...reportingMeasures,
} as const;

export type MeasureName = keyof typeof all;

/** Every measure by its name: what the projections write, what can be asked, and what follows from it. */
export const measures: Readonly<Record<MeasureName, Measure>> = all;

export const measureNames: readonly MeasureName[] = Object.keys(all).filter(isMeasureName).sort();

/** Those that can be asked for. */
export const publicMeasures: readonly MeasureName[] = measureNames.filter(
  (name) => measures[name].visibility === 'public',
);

export function isMeasureName(name: string): name is MeasureName {
  return Object.hasOwn(all, name);
}
