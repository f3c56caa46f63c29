import type { Entry } from './partition.js';
import { changed } from './random/changes.js';
import { withDecisions } from './random/decisions.js';
import { Dice } from './random/dice.js';
import { plainDrafts } from './random/drafts.js';
import { Sent } from './random/sent.js';
import { inRecordedOrder } from './random/stamps.js';
import { World, type RandomOptions } from './random/world.js';

export type { RandomOptions } from './random/world.js';

/**
 * Accepted events of all contexts about few subjects, so that they compete, in the order of the log. The same options
 * give the same events. Events are valid under `contracts.md`; a list begins with the registry of its agencies.
 */
export function randomEvents(options: RandomOptions): readonly Entry[] {
  const dice = new Dice(options.seed);
  const world = new World(dice, options);
  const plain = plainDrafts(world, Math.floor(options.events * 0.88));
  const sent = new Sent();
  for (const draft of plain) sent.add({ event: envelope(dice, draft, sent), lateness: draft.lateness });
  while (sent.all.length < options.events) sent.add(changed(world, sent));
  const entries = inRecordedOrder(dice, sent.all, options.disorder ?? true);
  return options.decisions === true ? withDecisions(dice, entries, options) : entries;
}

type Plain = ReturnType<typeof plainDrafts>[number];

function envelope(dice: Dice, draft: Plain, before: Sent): Record<string, unknown> {
  const { fact, subject, source, time, data } = draft;
  return {
    specversion: '1.0',
    id: idOf(dice, draft, before),
    source,
    type: `vn.egov.${fact}.v1`,
    subject,
    time,
    ...(dice.chance(0.1) ? { sequence: String(before.all.length) } : {}),
    ...(dice.chance(0.1) ? { traceparent: traceparent(dice) } : {}),
    ...(dice.chance(0.05) ? { datacontenttype: 'application/json' } : {}),
    ...(dice.chance(0.05) ? { batchref: 'lô-7' } : {}),
    data,
  };
}

/** Unique, but that now and then a source uses an id again for another subject. */
function idOf(dice: Dice, { source, subject }: Plain, before: Sent): string {
  const number = before.all.length;
  if (number > 0 && dice.chance(0.3)) {
    const { event } = dice.pick(before.all);
    const id = String(event['id']);
    const isTaken = before.withId(id).some((other) => other['subject'] === subject);
    if (event['source'] === source && !isTaken) return id;
  }
  return `${dice.pick(['e', 'E', 'z', 'đ', '0'])}-${dice.hex(2)}-${number}`;
}

function traceparent(dice: Dice): string {
  return `00-${dice.hex(31)}1-${dice.hex(15)}1-01`;
}
