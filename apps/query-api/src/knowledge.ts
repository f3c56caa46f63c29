import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Catalogue, shippedCatalogue } from '#indicators';
import {
  activeGenerations,
  closedDay,
  edition,
  type KnownPlan,
  PlanShelf,
  type Reading,
  Snapshots,
  tookTooLong,
} from '#read-models';
import { Problem } from '#runtime';
import { Days } from './days.js';
import { QUERY, type QueryParts } from './query-parts.js';

/** What is known at one moment: which copies of the read models are served, and the plan as of a day. */
export type Known = Readonly<{
  /** Where the rows are read. */
  pool: Reading['pool'];
  generations: readonly number[];
  generationOf: ReadonlyMap<string, number>;
  plan: KnownPlan;
  /** The present day in Việt Nam, or the as-of day. */
  today: string;
  asOf: string | undefined;
  /** Whether the as-of day was closed before anything else was read: then this answer can change no more. */
  closed: boolean;
}>;

/** The catalogue, and what the read models hold now. */
@Injectable()
export class Knowledge implements OnApplicationShutdown {
  readonly catalogue: Catalogue = shippedCatalogue();
  /** Changes with any word of the catalogue. */
  readonly catalogueHash = hashOf(this.catalogue);
  private readonly shelf: PlanShelf;
  private readonly snapshots: Snapshots;
  private readonly days: Days;

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {
    this.shelf = new PlanShelf(parts.database.pool);
    this.days = new Days(parts.clock);
    this.snapshots = new Snapshots(parts.database);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.snapshots.close();
  }

  today(): string {
    return this.days.today();
  }

  /** Changes whenever something was folded. */
  async edition(): Promise<string> {
    return await edition(this.parts.database.pool);
  }

  async at(asOf: string | undefined): Promise<Known> {
    return await this.read(asOf, this.parts.database.pool);
  }

  /**
   * Everything that `work` reads is of one moment.
   *
   * @throws Problem `too-many-rows` if a statement takes too long.
   */
  async within<T>(asOf: string | undefined, work: (known: Known) => Promise<T>): Promise<T> {
    try {
      return await this.snapshots.read(async (pool) => await work(await this.read(asOf, pool)));
    } catch (error) {
      if (!tookTooLong(error)) throw error;
      throw new Problem({
        code: 'too-many-rows',
        detail: {
          vi: 'câu hỏi quá lớn: chia nhỏ theo kỳ, cơ quan hoặc chỉ tiêu',
          en: 'the question is too large: divide it by period, agency or indicator',
        },
      });
    }
  }

  private async read(asOf: string | undefined, pool: Reading['pool']): Promise<Known> {
    const closed = asOf !== undefined && asOf <= ((await closedDay(pool)) ?? '');
    const active = await activeGenerations(pool);
    const generationOf = new Map([...active].map(([context, { id }]) => [context, id]));
    const plan = await this.shelf.at(asOf);
    const today = asOf ?? this.today();
    return { pool, generations: [...generationOf.values()], generationOf, plan, today, asOf, closed };
  }
}

function hashOf(catalogue: Catalogue): string {
  const text = JSON.stringify(catalogue, (_name, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
