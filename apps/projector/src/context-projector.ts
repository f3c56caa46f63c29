import { LogHole, type OpenedLog, type Share } from '#event-log';
import {
  activeGenerations,
  type Checkpoint,
  type Database,
  type Generation,
  loadCheckpoints,
  refreshStatistics,
  whileNobodyElseRebuilds,
} from '#read-models';
import { type Logger, pump } from '#runtime';
import type { ProjectedContext } from './contexts.js';
import { Fenced, foldNextBatch } from './partition-folder.js';
import type { OneAtATime } from './one-at-a-time.js';
import { rebuildContext } from './rebuild.js';
import { replaces } from './versions.js';
import { Wakening } from './wakening.js';

export type ProjectorParts = Readonly<{
  log: OpenedLog;
  database: Database;
  logger: Logger;
  /** Nobody else folds these read models, so that a copy of other versions is replaced also by an older one. */
  alone?: boolean | undefined;
}>;

const batchSize = 2_000;

/** How soon somebody who waits for another's replay looks again. */
const lookAgainMs = 500;

/** Folds one context's stream for as long as it is left running; after a crash it goes on at its checkpoints. */
export class ContextProjector {
  private readonly wakening = new Wakening();
  /** Partitions where an event is missing: they stand still, the others go on. */
  private readonly missing = new Map<number, LogHole>();
  private superseded = false;
  private eventsFolded = 0;
  /** With so many, what PostgreSQL knows of the tables is out of date. */
  private grownTo = 1_000;

  constructor(
    readonly context: ProjectedContext,
    private readonly parts: ProjectorParts,
    /** Of a process: each rebuild takes several connections of the pool and holds some 100 MB. */
    private readonly rebuilds: OneAtATime,
  ) {}

  /** Partitions that stand still because an event is missing in the log. */
  holes(): readonly number[] {
    return [...this.missing.keys()];
  }

  /**
   * Takes its share of the stream.
   *
   * @returns the loop that folds it.
   * @throws OffsetsMoved when another tool has set how far the group is.
   */
  async join(signal: AbortSignal): Promise<() => Promise<void>> {
    const { log, database } = this.parts;
    const { name, stream, group } = this.context;
    const active = (await activeGenerations(database.pool)).get(name);
    const known = active === undefined ? [] : await loadCheckpoints(database.pool, active.id);
    const checkpoints = new Map(known.map(({ partition, nextOffset }) => [partition, nextOffset]));
    const share = await log.share({ stream, group, checkpoints, onChanged: () => this.wakening.wake() });
    return () => this.run(share, signal);
  }

  private async run(share: Share, signal: AbortSignal): Promise<void> {
    const { log, logger } = this.parts;
    const unfollow = await log.follow(this.context.stream, () => this.wakening.wake());
    try {
      await pump({ name: `projector-${this.context.name}`, turn: () => this.turn(share, signal), signal, log: logger });
    } finally {
      await unfollow();
      await share.leave();
    }
  }

  private async turn(share: Share, signal: AbortSignal): Promise<void> {
    const generation = await this.generation(signal);
    if (generation === undefined) {
      await this.wakening.wait(lookAgainMs, signal);
      return;
    }
    const folded = await this.catchUp(generation, share, signal);
    if (folded > 0) return;
    await this.keepStatistics(generation);
    await this.wakening.wait(1_000, signal);
  }

  /** Where it stands still, and the tables have grown by much since PostgreSQL was last told. */
  private async keepStatistics({ id }: Generation): Promise<void> {
    if (this.eventsFolded < this.grownTo) return;
    await refreshStatistics(this.parts.database.pool, id);
    this.grownTo = 2 * this.eventsFolded;
  }

  /**
   * The copy that is folded further. One that other versions of the projections folded is not, because its states are not
   * ours: it is served as it is until the new one has been replayed beside it.
   *
   * @returns undefined while another process replays it, or where processes of a newer version have taken over.
   */
  private async generation(signal: AbortSignal): Promise<Generation | undefined> {
    const { database, logger } = this.parts;
    const { name, versions } = this.context;
    const active = (await activeGenerations(database.pool)).get(name);
    if (active?.versions === versions) return active;
    if (active !== undefined && !this.mayReplace(active)) return undefined;
    const rebuild = async (): Promise<Generation> => {
      const rebuilt = (await activeGenerations(database.pool)).get(name);
      if (rebuilt?.versions === versions) return rebuilt;
      if (active !== undefined) logger.warn({ context: name, from: active.versions, to: versions }, 'rebuilding');
      return await rebuildContext(this.context, { ...this.parts, signal });
    };
    return await this.rebuilds.run(() => whileNobodyElseRebuilds(database.pool, name, rebuild));
  }

  /** Folds one batch of every partition that is behind; answers how many events that were. */
  private async catchUp(generation: Generation, share: Share, signal: AbortSignal): Promise<number> {
    const { log, database } = this.parts;
    const checkpoints = await loadCheckpoints(database.pool, generation.id);
    this.eventsFolded = checkpoints.reduce((sum, { nextOffset }) => sum + nextOffset, 0);
    const heads = new Map((await log.heads(this.context.stream)).map((head) => [head.partition, head.nextOffset]));
    let folded = 0;
    for (const checkpoint of checkpoints) {
      if (signal.aborted) return folded;
      if (!share.partitions().has(checkpoint.partition)) {
        this.missing.delete(checkpoint.partition); // whoever has it now names it
        continue;
      }
      share.folded(checkpoint.partition, checkpoint.nextOffset);
      if ((heads.get(checkpoint.partition) ?? 0) <= checkpoint.nextOffset) continue;
      try {
        const after = await this.foldPartition(generation, checkpoint);
        folded += after.nextOffset - checkpoint.nextOffset;
        share.folded(after.partition, after.nextOffset);
        this.missing.delete(checkpoint.partition);
      } catch (error) {
        this.standStill(error, checkpoint.partition);
      }
    }
    return folded;
  }

  private mayReplace({ versions }: Generation): boolean {
    const may = this.parts.alone === true || replaces(this.context.versions, versions);
    if (!may && !this.superseded)
      this.parts.logger.error({ context: this.context.name, active: versions }, 'stands by: a newer version folds');
    this.superseded = !may;
    return may;
  }

  /** What concerns one partition does not keep the others. */
  private standStill(error: unknown, partition: number): void {
    const { logger } = this.parts;
    const context = this.context.name;
    if (error instanceof Fenced) {
      logger.warn({ context, partition }, 'stepped back at the fence');
      return;
    }
    if (!(error instanceof LogHole)) throw error;
    if (!this.missing.has(partition))
      logger.error({ context, partition, err: error }, 'an event is missing in the log');
    this.missing.set(partition, error);
  }

  private async foldPartition(generation: Generation, checkpoint: Checkpoint): Promise<Checkpoint> {
    const { log, database } = this.parts;
    const { name, stream } = this.context;
    return await foldNextBatch(log, database, {
      context: name,
      stream,
      generation: generation.id,
      checkpoint,
      batchSize,
    });
  }
}
