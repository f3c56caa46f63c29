/** Where an event stands among the events of its entity: "last" and "first" are by this order. */
export type EventOrder = Readonly<{
  /** Microseconds since 1970. */
  time: number;
  source: string;
  id: string;
}>;

/** By time, then source, then id, the texts byte by byte in UTF-8. Negative when `a` comes first. */
export function compareEventOrder(a: EventOrder, b: EventOrder): number {
  return a.time - b.time || compareBytes(a.source, b.source) || compareBytes(a.id, b.id);
}

/**
 * UTF-8 sorts as code points do. JavaScript compares UTF-16 units, which differ in one respect only:
 * surrogates (code points from U+10000 on) stand below U+E000–U+FFFF there, and above in UTF-8.
 */
function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = utf8Rank(a.charCodeAt(at)) - utf8Rank(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function utf8Rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
