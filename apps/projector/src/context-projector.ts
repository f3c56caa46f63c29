import type { EventLog } from '#event-log';
import {
  activeGenerations,
  type Checkpoint,
  type Database,
  type Generation,
  loadCheckpoints,
  refreshStatistics,
} from '#read-models';
import { type Logger, pump } from '#runtime';
import type { ProjectedContext } from './contexts.js';
import { Fenced, foldNextBatch } from './partition-folder.js';
import { rebuildContext } from './rebuild.js';
import { Wakening } from './wakening.js';

export type ProjectorParts = Readonly<{ log: EventLog; database: Database; logger: Logger }>;

const batchSize = 2_000;

/** Folds one context's stream for as long as it is left running; after a crash it goes on at its checkpoints. */
export class ContextProjector {
  private readonly wakening = new Wakening();
  private renewed = false;
  private eventsFolded = 0;
  /** With so many, what PostgreSQL knows of the tables is out of date. */
  private grownTo = 1_000;

  constructor(
    readonly context: ProjectedContext,
    private readonly parts: ProjectorParts,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { log, logger } = this.parts;
    const unfollow = await log.follow(this.context.stream, () => this.wakening.wake());
    try {
      await pump({ name: `projector-${this.context.name}`, turn: () => this.turn(signal), signal, log: logger });
    } finally {
      await unfollow();
    }
  }

  /**
   * A copy that other versions of the projections folded is not folded further, because its states are not ours: it is
   * served as it is until the new one has been replayed beside it.
   */
  private async renewIfChanged(signal: AbortSignal): Promise<void> {
    const { database, logger } = this.parts;
    const active = (await activeGenerations(database.pool)).get(this.context.name);
    if (active === undefined || active.versions === this.context.versions) return;
    logger.warn({ context: this.context.name, from: active.versions, to: this.context.versions }, 'rebuilding');
    await rebuildContext(this.context, { ...this.parts, signal });
  }

  private async turn(signal: AbortSignal): Promise<void> {
    if (!this.renewed) await this.renewIfChanged(signal);
    this.renewed = true;
    const generation = await this.activeGeneration(signal);
    const folded = await this.catchUp(generation, signal);
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

  private async activeGeneration(signal: AbortSignal): Promise<Generation> {
    const { database } = this.parts;
    const active = (await activeGenerations(database.pool)).get(this.context.name);
    return active ?? (await rebuildContext(this.context, { ...this.parts, signal }));
  }

  /** Folds one batch of every partition that is behind; answers how many events that were. */
  private async catchUp(generation: Generation, signal: AbortSignal): Promise<number> {
    const { log, database, logger } = this.parts;
    const checkpoints = await loadCheckpoints(database.pool, generation.id);
    this.eventsFolded = checkpoints.reduce((sum, { nextOffset }) => sum + nextOffset, 0);
    const heads = new Map((await log.heads(this.context.stream)).map((head) => [head.partition, head.nextOffset]));
    let folded = 0;
    for (const checkpoint of checkpoints) {
      if (signal.aborted) return folded;
      if ((heads.get(checkpoint.partition) ?? 0) <= checkpoint.nextOffset) continue;
      try {
        const after = await this.foldPartition(generation, checkpoint);
        folded += after.nextOffset - checkpoint.nextOffset;
      } catch (error) {
        if (!(error instanceof Fenced)) throw error;
        logger.warn({ context: this.context.name, partition: checkpoint.partition }, 'stepped back at the fence');
      }
    }
    return folded;
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
