import { Dice } from './dice.js';

/** An event before it has an envelope: what happened, when (ms since 1970), and who says so. */
export type Draft = Readonly<{
  fact: string;
  source: string;
  subject: string;
  at: number;
  data: Readonly<Record<string, unknown>>;
}>;

/** An event on its way into a log. */
export type Stamped = Readonly<{ recordedAt: number; event: Readonly<Record<string, unknown>> }>;

const hour = 3_600_000;
export const dayMs = 24 * hour;

/** RFC 3339 in Việt Nam. */
export function instant(at: number): string {
  return `${new Date(at + 7 * hour).toISOString().slice(0, 19)}+07:00`;
}

/** The day in Việt Nam. */
export function dayText(at: number): string {
  return instant(at).slice(0, 10);
}

/** Office hours in Việt Nam, so that days are busy and nights are not. */
export function inOffice(at: number, dice: Dice): number {
  const midnight = Math.floor((at + 7 * hour) / dayMs) * dayMs - 7 * hour;
  return midnight + 7.5 * hour + Math.floor(dice.next() * 9 * hour);
}

/**
 * Gives drafts of one life their envelopes and the instants at which the hub takes them in: mostly within minutes, 5 %
 * out of order, 2 % more than three days late, and 3 % twice (`domain.md` §9.3).
 */
export function stamped(drafts: readonly Draft[], prefix: string, dice: Dice): readonly Stamped[] {
  return drafts.flatMap((draft, index) => {
    const event = {
      specversion: '1.0',
      id: `${prefix}-${index}`,
      source: draft.source,
      type: `vn.egov.${draft.fact}.v1`,
      subject: draft.subject,
      time: instant(draft.at),
      sample: 'true',
      data: draft.data,
    };
    const recordedAt = draft.at + lateness(dice);
    const once = { recordedAt, event };
    return dice.chance(0.03) ? [once, { recordedAt: recordedAt + dice.whole(1, 3 * 24) * hour, event }] : [once];
  });
}

function lateness(dice: Dice): number {
  if (dice.chance(0.02)) return dice.whole(73, 20 * 24) * hour;
  if (dice.chance(0.05)) return dice.whole(1, 60) * hour;
  return dice.whole(1, 300) * 1_000;
}
