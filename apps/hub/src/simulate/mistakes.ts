import type { Arrival } from './arrivals.js';
import type { Dice } from './dice.js';
import { teller } from './draft.js';
import type { Office } from './office.js';
import { dayMs, hourMs } from './time.js';

/** So that the quarantine of a sample has something to show. */
const strangerOfDossiers = 0.004;
const conflictOfDossiers = 0.002;

/** Now and then somebody speaks of a dossier that is not its own, or uses an id again: the fold sets both aside. */
export function withMistakes(arrivals: readonly Arrival[], other: Office | undefined, dice: Dice): readonly Arrival[] {
  if (arrivals[0]?.draft.fact.startsWith('onestop.dossier.') !== true) return arrivals;
  const stranger = dice.chance(strangerOfDossiers) ? fromStranger(arrivals, other) : [];
  const conflict = dice.chance(conflictOfDossiers) ? conflicting(arrivals) : [];
  return [...arrivals, ...stranger, ...conflict];
}

/** It comes behind all the dossier's own events: whoever comes first would be taken for its home. */
function fromStranger(arrivals: readonly Arrival[], other: Office | undefined): readonly Arrival[] {
  const [first] = arrivals;
  if (first === undefined || other === undefined || first.draft.source === other.onestop) return [];
  const recordedAt = Math.max(...arrivals.map((arrival) => arrival.recordedAt)) + hourMs;
  const tell = teller('onestop.dossier', other.onestop, first.draft.subject);
  const draft = tell('progressed', recordedAt - 60_000, { status: 4, step: 'Nhầm mã hồ sơ' });
  return [{ recordedAt, id: `${first.id}-x`, draft }];
}

/** The same id with another content, a day later. */
function conflicting(arrivals: readonly Arrival[]): readonly Arrival[] {
  const told = arrivals.find(({ draft }) => draft.fact === 'onestop.dossier.progressed');
  if (told === undefined) return [];
  const draft = { ...told.draft, data: { status: 5, step: 'Yêu cầu bổ sung' } };
  return [{ ...told, recordedAt: told.recordedAt + dayMs, draft }];
}
