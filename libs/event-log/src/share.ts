import { streams, type StreamName } from '#event-catalog';

/** A worker's share of a stream that several workers fold. */
export interface Share {
  /** The partitions that are this worker's now; it changes when workers come and go. */
  partitions(): ReadonlySet<number>;

  /** What the database has committed: the engine's own tools then show how far the worker is. Never waits. */
  folded(partition: number, nextOffset: number): void;

  /** Leaves its partitions to the others. */
  leave(): Promise<void>;
}

export type ShareOptions = Readonly<{
  stream: StreamName;
  /** Workers with one name share the stream. */
  group: string;
  /** Where the database is, by partition: what is folded there counts, whatever the engine remembers. */
  checkpoints: ReadonlyMap<number, number>;
  /** Told after its share has changed. */
  onChanged: () => void;
}>;

/** For an engine that shares nothing out: every worker tries every partition, and the fence lets one through. */
export function wholeStream({ stream }: ShareOptions): Share {
  const partitions = new Set(Array(streams[stream].partitions).keys());
  return { partitions: () => partitions, folded: () => undefined, leave: () => Promise.resolve() };
}

/**
 * The group of those who fold a context with these versions of its projections, e.g.
 * `lienthong-onestop-dossier1-paper1`: other versions are other folders.
 *
 * @param versions e.g. `onestop.dossier:1,onestop.paper:1`
 */
export function groupName(context: string, versions: string): string {
  const named = versions.split(',').map((version) => version.replace(/^[^.]*\./, '').replace(':', ''));
  return ['lienthong', context, ...named].join('-');
}
