/** Where an event stands among those of its entity. */
export type Ordered = Readonly<{
  /** Instant of `time` in microseconds. */
  time: number;
  source: string;
  id: string;
}>;

/** Order of the events of one entity: `(time, source, id)`. "First" and "last" mean by this order. */
export function compareOrder(a: Ordered, b: Ordered): number {
  return a.time - b.time || compareBytes(a.source, b.source) || compareBytes(a.id, b.id);
}

/**
 * Compares by the bytes of UTF-8. UTF-16 code units give the same order but for one case: surrogates
 * (characters from U+10000 on) lie below U+E000 to U+FFFF, though their bytes lie above.
 */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const unitOfA = a.charCodeAt(at);
    const unitOfB = b.charCodeAt(at);
    if (unitOfA !== unitOfB) return byteRank(unitOfA) - byteRank(unitOfB);
  }
  return a.length - b.length;
}

function byteRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
