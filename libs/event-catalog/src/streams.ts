import { murmur2 } from './murmur2.js';

/** What kind of fact; `hub` is the hub's own and stands in the streams of the others. */
export type Context = 'onestop' | 'interchange' | 'portal' | 'identity' | 'governance';

/** The streams of the log, each a Kafka topic of the same name. Their partitions never change: keys would move. */
export const streams = {
  'egov.onestop.v1': { context: 'onestop', partitions: 24 },
  'egov.interchange.v1': { context: 'interchange', partitions: 24 },
  'egov.portal.v1': { context: 'portal', partitions: 24 },
  'egov.identity.v1': { context: 'identity', partitions: 24 },
  'egov.governance.v1': { context: 'governance', partitions: 6 },
} as const satisfies Record<string, { context: Context; partitions: number }>;

export type StreamName = keyof typeof streams;

export function isStreamName(name: string): name is StreamName {
  return Object.hasOwn(streams, name);
}

/** Every stream by its name. */
export const streamNames: readonly StreamName[] = Object.keys(streams).filter(isStreamName);

const streamsByContext: Readonly<Record<Context, StreamName>> = {
  onestop: 'egov.onestop.v1',
  interchange: 'egov.interchange.v1',
  portal: 'egov.portal.v1',
  identity: 'egov.identity.v1',
  governance: 'egov.governance.v1',
};

/** The stream of an event type; the hub's own types have none, they go where their entity is. */
export function streamOf(type: string): StreamName | undefined {
  const context = type.split('.', 3)[2] ?? '';
  return isContext(context) ? streamsByContext[context] : undefined;
}

/** The partition of a key, as Kafka's default partitioner chooses it. */
export function partitionOf(stream: StreamName, key: string): number {
  return (murmur2(utf8.encode(key)) & 0x7fffffff) % streams[stream].partitions;
}

const utf8 = new TextEncoder();

function isContext(text: string): text is Context {
  return Object.hasOwn(streamsByContext, text);
}
