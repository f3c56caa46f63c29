import type { Pool } from 'pg';
import { KnownPlan } from './known-plan.js';

type Stored = Readonly<{ recordedOn: string; event: Parameters<typeof KnownPlan.of>[0][number] }>;

/**
 * Keeps the registry and the plan in memory until an event changes them: every question needs them, and they are small.
 * Thousands of agencies take a few megabytes.
 */
export class PlanShelf {
  private edition = '';
  private facts: readonly Stored[] = [];
  /** By the number of facts, which tells them: on a later day all are known that were known before. */
  private readonly plans = new Map<number, KnownPlan>();

  constructor(private readonly pool: Pool) {}

  /** @param asOf all that was recorded up to the end of this day; left out, all that is known. */
  async at(asOf: string | undefined): Promise<KnownPlan> {
    await this.refresh();
    const facts = asOf === undefined ? this.facts : this.facts.filter(({ recordedOn }) => recordedOn <= asOf);
    const known = this.plans.get(facts.length);
    if (known !== undefined) return known;
    const plan = KnownPlan.of(facts.map(({ event }) => event));
    if (this.plans.size >= keptPlans) this.plans.clear();
    this.plans.set(facts.length, plan);
    return plan;
  }

  private async refresh(): Promise<void> {
    const { rows } = await this.pool.query<{ edition: string }>(selectEdition);
    const edition = rows[0]?.edition ?? '';
    if (edition === this.edition) return;
    const { rows: facts } = await this.pool.query<Stored>(selectFacts);
    this.facts = facts;
    this.edition = edition;
    this.plans.clear();
  }
}

const keptPlans = 16;

const selectEdition = `
  select g.id || ':' || sum(c.next_offset) as edition
  from read_model.generation g join read_model.checkpoint c on c.generation = g.id
  where g.context = 'governance' and g.state = 'active' group by g.id`;

const selectFacts = `
  select f.recorded_on as "recordedOn", f.event
  from read_model.fact f join read_model.generation g on g.id = f.generation
  where g.context = 'governance' and g.state = 'active'`;
