import { contentHash } from '../canonical.js';
import { Oracle } from '../oracle.js';
import { intoLog, type Entry } from '../partition.js';
import { micros } from '../time.js';
import type { Dice } from './dice.js';
import { stamp } from './stamps.js';
import { day, type RandomOptions } from './world.js';

/** Releases and discards of a part of what the fold quarantines, each behind the event that it decides on. */
export function withDecisions(dice: Dice, entries: readonly Entry[], options: RandomOptions): readonly Entry[] {
  const log = intoLog(entries);
  const places = new Map(
    log.map(({ stream, partition, offset }, place) => [`${stream}/${partition}/${offset}`, place]),
  );
  // read once: of 100,000 events nine tenths of the time went into reading them again
  const recordedAt = entries.map(({ recordedTime }) => micros(recordedTime));
  const decided = new Map<number, Entry[]>();
  for (const { position, reason, status } of new Oracle(log).asOf(undefined).quarantine()) {
    const place = places.get(position) ?? 0;
    const held = entries[place];
    if (held === undefined || status !== 'quarantined' || dice.chance(0.4)) continue;
    const mayRelease = reason === 'foreign-source' || options.moot === true;
    const recorded = micros(held.recordedTime) + dice.integer(1, 40 * 24) * (day / 24);
    const decision = decisionOn(held, { recorded, fact: mayRelease && dice.chance(0.7) ? 'released' : 'discarded' });
    const behind = placeBehind(recordedAt, place, recorded);
    decided.set(behind, [...(decided.get(behind) ?? []), decision]);
  }
  const inOrder = (place: number) =>
    (decided.get(place) ?? []).toSorted((a, b) => micros(a.recordedTime) - micros(b.recordedTime));
  return entries.flatMap((entry, place) => [entry, ...inOrder(place)]);
}

/** The last entry that is recorded by then, but not before the entry at `place`. */
function placeBehind(recordedAt: readonly number[], place: number, recorded: number): number {
  let behind = place;
  while ((recordedAt[behind + 1] ?? Infinity) <= recorded) behind += 1;
  return behind;
}

function decisionOn(held: Entry, { recorded, fact }: { recorded: number; fact: 'released' | 'discarded' }): Entry {
  const { event, stream } = held;
  const hash = contentHash(event);
  return {
    stream,
    recordedTime: stamp(recorded),
    event: {
      specversion: '1.0',
      id: `${fact}-${hash.slice(0, 16)}`,
      source: 'urn:egov:VN:hub',
      type: `vn.egov.hub.quarantine.${fact}.v1`,
      subject: event['subject'],
      time: stamp(recorded),
      data: { source: event['source'], id: event['id'], hash, by: 'clerk', reason: 'reviewed' },
    },
  };
}
