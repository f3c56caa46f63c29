import { parseEvent, replaceRefs, timeFaults, type Parsed } from '#event-catalog';

/** As the door checks it, but for whose key it is. A plain ref is replaced at the door, so any pseudonym stands for it. */
export function checkEvent(value: unknown): Parsed<unknown> {
  const parsed = parseEvent(replaceRefs(value, () => `p:${'0'.repeat(32)}`));
  return parsed.ok ? timeFaults(parsed.value, Date.now() * 1000) : parsed;
}
