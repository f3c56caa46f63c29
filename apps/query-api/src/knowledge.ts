import { Inject, Injectable } from '@nestjs/common';
import { type Catalogue, shippedCatalogue } from '#indicators';
import { activeGenerations, closedDay, type KnownPlan, PlanShelf } from '#read-models';
import { todayOf } from './day-of.js';
import { QUERY, type QueryParts } from './query-parts.js';

/** What is known at one moment: which copies of the read models are served, and the plan as of a day. */
export type Known = Readonly<{
  generations: readonly number[];
  generationOf: ReadonlyMap<string, number>;
  plan: KnownPlan;
  /** The present day in Việt Nam, or the as-of day. */
  today: string;
  asOf: string | undefined;
}>;

/** The catalogue, and what the read models hold now. */
@Injectable()
export class Knowledge {
  readonly catalogue: Catalogue = shippedCatalogue();
  private readonly shelf: PlanShelf;

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {
    this.shelf = new PlanShelf(parts.database.pool);
  }

  today(): string {
    return todayOf(this.parts.clock);
  }

  async at(asOf: string | undefined): Promise<Known> {
    const { pool } = this.parts.database;
    const active = await activeGenerations(pool);
    const generationOf = new Map([...active].map(([context, { id }]) => [context, id]));
    const plan = await this.shelf.at(asOf);
    return { generations: [...generationOf.values()], generationOf, plan, today: asOf ?? this.today(), asOf };
  }

  /** Whether answers as of this day can change no more. */
  async isClosed(day: string): Promise<boolean> {
    const closed = await closedDay(this.parts.database.pool);
    return closed !== undefined && day <= closed;
  }
}
