import type { Dice } from './dice.js';
import { dayMs, type Draft, type Stamped } from './draft.js';
import type { Office } from './offices.js';

/** Now and then a system of another agency speaks of a dossier that is not its own: the fold sets that aside. */
export function withStrangers(drafts: readonly Draft[], other: Office | undefined, dice: Dice): readonly Draft[] {
  const [first] = drafts;
  if (first === undefined || other === undefined || !first.fact.startsWith('onestop.') || !dice.chance(0.002))
    return drafts;
  const { subject, at } = first;
  const fact = 'onestop.dossier.progressed';
  return [
    ...drafts,
    { fact, source: other.onestop, subject, at: at + dayMs, data: { status: 4, step: 'Nhầm mã hồ sơ' } },
  ];
}

/** Now and then an id is used again for other content: only the first counts. */
export function withConflicts(events: readonly Stamped[], dice: Dice): readonly Stamped[] {
  return events.flatMap((stamped) => {
    if (stamped.event['type'] !== 'vn.egov.onestop.dossier.progressed.v1' || !dice.chance(0.002)) return [stamped];
    const event = { ...stamped.event, data: { status: 5, step: 'Yêu cầu bổ sung' } };
    return [stamped, { recordedAt: stamped.recordedAt + dayMs, event }];
  });
}
