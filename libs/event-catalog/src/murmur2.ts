/** Murmur2 as Kafka's Java client computes it (`Utils.murmur2`), so that any Kafka producer finds the same partition. */
export function murmur2(bytes: Uint8Array): number {
  const { length } = bytes;
  const whole = length & ~3;
  let hash = seed ^ length;
  for (let at = 0; at < whole; at += 4) {
    const mixed = mix(
      byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24),
    );
    hash = Math.imul(hash, multiplier) ^ mixed;
  }
  if (length > whole) hash = Math.imul(hash ^ tail(bytes, whole), multiplier);
  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}

const seed = 0x9747b28c;
const multiplier = 0x5bd1e995;

function mix(word: number): number {
  const scaled = Math.imul(word, multiplier);
  return Math.imul(scaled ^ (scaled >>> 24), multiplier);
}

/** The last one to three bytes, little-endian. */
function tail(bytes: Uint8Array, from: number): number {
  return byte(bytes, from) | (byte(bytes, from + 1) << 8) | (byte(bytes, from + 2) << 16);
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
