import { readDossier } from './onestop/dossier-reading.js';
import type { States } from './registry.js';

/** Why an entity that was heard of adds nothing to a measure. */
export type Silence = 'voided' | 'recalled' | 'linked' | 'not-received' | 'not-sent';

/** Undefined if nothing about the entity as a whole keeps it from counting. */
export function silenceOf(states: Partial<States>): Silence | undefined {
  return dossierSilence(states['onestop.dossier']) ?? documentSilence(states['interchange.document']);
}

function dossierSilence(dossier: States['onestop.dossier'] | undefined): Silence | undefined {
  if (dossier === undefined) return undefined;
  const reading = readDossier(dossier.facts);
  if (reading === undefined) return 'not-received';
  if (reading.voided) return 'voided';
  return reading.linked ? 'linked' : undefined;
}

function documentSilence(document: States['interchange.document'] | undefined): Silence | undefined {
  if (document === undefined) return undefined;
  if (document.facts.some(({ is }) => is === 'recalled')) return 'recalled';
  return document.facts.some(({ is }) => is === 'sent') ? undefined : 'not-sent';
}
