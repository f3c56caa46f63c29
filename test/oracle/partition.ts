import type { OracleRecord } from './log.js';

/** A record before it has its place in the log. */
export type Entry = { stream: string; recordedTime: string; event: Record<string, unknown> };

/** Appends the entries in their order, each to the partition of its subject, as both log engines do. */
export function intoLog(entries: readonly Entry[]): OracleRecord[] {
  const nextOffsets = new Map<string, number>();
  return entries.map((entry) => {
    const partition = partitionOf(entry.stream, String(entry.event['subject']));
    const head = `${entry.stream}/${partition}`;
    const offset = nextOffsets.get(head) ?? 0;
    nextOffsets.set(head, offset + 1);
    return { ...entry, partition, offset };
  });
}

/** Kafka's default partitioner for keyed records. */
export function partitionOf(stream: string, key: string): number {
  const partitions = stream === 'egov.governance.v1' ? 6 : 24;
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitions;
}

const m = 0x5bd1e995;

function murmur2(bytes: Buffer): number {
  let hash = 0x9747b28c ^ bytes.length;
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) {
    const k = Math.imul(bytes.readInt32LE(at), m);
    hash = Math.imul(hash, m) ^ Math.imul(k ^ (k >>> 24), m);
  }
  const rest = bytes.subarray(whole);
  if (rest.length > 0) {
    for (const [index, byte] of rest.entries()) hash ^= byte << (8 * index);
    hash = Math.imul(hash, m);
  }
  hash = Math.imul(hash ^ (hash >>> 13), m);
  return hash ^ (hash >>> 15);
}
