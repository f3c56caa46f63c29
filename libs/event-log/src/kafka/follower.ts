import { streams, type StreamName } from '#event-catalog';
import { type Logger, pump } from '#runtime';
import type { OnAppended } from '../event-log.js';
import type { KafkaCluster } from './cluster.js';
import { fetchAt, offsetsOf } from './fetch.js';

/** A broker keeps the question so long, unless something is appended. */
const waitMs = 500;

/** Wakes a follower of one stream; it has a connection of its own, because a broker answers one question after the other. */
export class Follower {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly cluster: KafkaCluster,
    private readonly stream: StreamName,
    private readonly onAppended: OnAppended,
    log: Logger,
  ) {
    this.running = pump({
      name: `kafka-follower-${stream}`,
      turn: () => this.follow(),
      signal: this.stopping.signal,
      log,
      maxBackoffMs: 1_000,
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.cluster.close();
    await this.running;
  }

  /** Until a leader moves or a broker goes. */
  private async follow(): Promise<void> {
    const partitions = [...Array(streams[this.stream].partitions).keys()];
    const ends = new Map(await offsetsOf(this.cluster, this.stream, partitions, 'end'));
    for (const partition of partitions) this.wake(partition);
    const interrupted = new AbortController();
    const leaders = await this.cluster.leaders(this.stream, partitions);
    const turn = async ({ broker, partitions: led }: (typeof leaders)[number]): Promise<void> => {
      const wanted = led.map((partition) => ({ partition, offset: ends.get(partition) ?? 0, maxBytes: 1 }));
      for (const { partition, highWatermark } of await fetchAt(broker, this.stream, wanted, waitMs)) {
        if (Number(highWatermark) === ends.get(partition)) continue;
        ends.set(partition, Number(highWatermark));
        this.wake(partition);
      }
    };
    const loops = leaders.map(async (leader) => {
      try {
        while (!this.stopping.signal.aborted && !interrupted.signal.aborted) await turn(leader);
      } finally {
        interrupted.abort();
      }
    });
    await Promise.all(loops);
  }

  private wake(partition: number): void {
    if (!this.stopping.signal.aborted) this.onAppended(partition);
  }
}
