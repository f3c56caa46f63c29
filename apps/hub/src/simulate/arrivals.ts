import type { Dice } from './dice.js';
import type { Draft } from './draft.js';
import { hourMs } from './time.js';

/** An event on its way: when the hub takes it in. */
export type Arrival = Readonly<{ recordedAt: number; id: string; draft: Draft }>;

/** Later than three days, and sent again (`domain.md` §9.3). */
const late = 0.02;
const resent = 0.03;

/** Not all of them find something that overtakes them: 5 % end up out of order. */
const overtaken = 0.063;

/**
 * When the facts of one life arrive: mostly within minutes. Who is overtaken arrives just behind the next fact of its
 * life, or some hours later if there is none soon.
 */
export function arrivals(drafts: readonly Draft[], prefix: string, dice: Dice): readonly Arrival[] {
  const inOrder = drafts.toSorted((one, other) => one.at - other.at);
  return inOrder.flatMap((draft, place) => {
    const once = { recordedAt: draft.at + delay(draft, inOrder[place + 1], dice), id: `${prefix}-${place}`, draft };
    if (draft.prompt === true || !dice.chance(resent)) return [once];
    return [once, { ...once, recordedAt: once.recordedAt + again(dice) }];
  });
}

function delay(draft: Draft, next: Draft | undefined, dice: Dice): number {
  const minutes = dice.whole(1, 300) * 1_000;
  if (draft.prompt === true) return minutes / 10;
  const thrown = dice.next();
  if (thrown < late) return dice.whole(73, 20 * 24) * hourMs;
  if (thrown >= late + overtaken) return minutes;
  const untilNext = next === undefined ? Infinity : next.at - draft.at;
  return untilNext < 60 * hourMs ? untilNext + 300_000 + minutes : dice.whole(1, 60) * hourMs;
}

/** At once, because no answer came, or days later with a whole file. */
function again(dice: Dice): number {
  return dice.chance(0.5) ? dice.whole(2, 60) * 1_000 : dice.whole(1, 72) * hourMs;
}
