import type { CatalogEvent } from '#event-catalog';
import type { Dice } from '../../../hub/src/simulate/dice.js';

/** The event as a careless system would write it: each of these is refused at the door. */
export function malformed(event: CatalogEvent, dice: Dice): object {
  return dice.pick(mistakes)(event);
}

type Mistake = (event: CatalogEvent) => object;

const mistakes: readonly [Mistake, ...Mistake[]] = [
  (event) => ({ ...event, time: event.time.slice(0, 19).replace(/[-:T]/g, '') }),
  (event) => ({ ...event, time: `${event.time.slice(0, 4)}-02-31T08:00:00+07:00` }),
  (event) => ({ ...event, type: event.type.replace('.v1', '.v9') }),
  (event) => ({ ...event, data: { ...event.data, trichYeu: 'Hồ sơ mẫu' } }),
  ({ subject: _subject, ...event }) => event,
];
