import { type Contribution, contributionsOf, type Entity, unseen } from '#projections';
import type { StoredEntity } from '#read-models';
import { difference } from './contribution-difference.js';
import type { LedgerSum } from './ledger-sum.js';

/** An entity as it stands at the end of a recorded day, and what it adds to the figures. */
type Closed = Readonly<{ stored: StoredEntity; contributions: readonly Contribution[] }>;

/** An entity that an event of today touched: as it was before, and as it is now. */
type Touched = { readonly before: Closed; stored: StoredEntity };

/** The state of a batch's entities; the difference that they make to the ledger goes into `sum`, by recorded day. */
export class LedgerDifference {
  private readonly closed = new Map<string, Closed>();
  private readonly today = new Map<string, Touched>();

  constructor(
    private readonly loaded: ReadonlyMap<string, StoredEntity>,
    private readonly sum: LedgerSum,
  ) {}

  entity(subject: string): Entity | undefined {
    return (this.today.get(subject) ?? this.closed.get(subject))?.stored.entity ?? this.loaded.get(subject)?.entity;
  }

  put(subject: string, entity: Entity): void {
    const touched = this.today.get(subject);
    if (touched !== undefined) {
      touched.stored = withEntity(touched.stored, entity);
      return;
    }
    const before = this.closed.get(subject) ?? closedBefore(this.loaded.get(subject));
    this.today.set(subject, { before, stored: withEntity(before.stored, entity) });
  }

  /** Widens the columns by which an explanation finds the entity. */
  touch(subject: string, contributions: readonly Contribution[]): void {
    const touched = this.today.get(subject);
    if (touched !== undefined) touched.stored = widened(touched.stored, contributions);
  }

  add(contributions: readonly Contribution[], recordedOn: string): void {
    for (const contribution of contributions) this.sum.add(contribution, recordedOn, contribution.count);
  }

  /** Ends a recorded day: what its entities add now, less what they added before it. */
  close(recordedOn: string | null): void {
    if (recordedOn !== null) {
      for (const [subject, touched] of this.today) this.closed.set(subject, this.closedOn(recordedOn, touched));
    }
    this.today.clear();
  }

  changed(): ReadonlyMap<string, StoredEntity> {
    return new Map([...this.closed].map(([subject, { stored }]) => [subject, stored]));
  }

  private closedOn(recordedOn: string, { before, stored }: Touched): Closed {
    const { states } = stored.entity;
    if (states === before.stored.entity.states) return { stored, contributions: before.contributions };
    const contributions = contributionsOf(states);
    difference(before.contributions, contributions, (one, count) => this.sum.add(one, recordedOn, count));
    return { stored: widened(stored, contributions), contributions };
  }
}

function closedBefore(stored: StoredEntity | undefined): Closed {
  if (stored === undefined) return blank;
  return { stored, contributions: contributionsOf(stored.entity.states) };
}

const blank: Closed = { stored: { entity: unseen, agencies: [], firstOn: null, lastOn: null }, contributions: [] };

function withEntity({ agencies, firstOn, lastOn }: StoredEntity, entity: Entity): StoredEntity {
  return { entity, agencies, firstOn, lastOn };
}

function widened(stored: StoredEntity, contributions: readonly Contribution[]): StoredEntity {
  let { agencies, firstOn, lastOn } = stored;
  for (const { agency, validOn } of contributions) {
    if (!agencies.includes(agency)) agencies = [...agencies, agency].sort();
    if (firstOn === null || validOn < firstOn) firstOn = validOn;
    if (lastOn === null || validOn > lastOn) lastOn = validOn;
  }
  return { entity: stored.entity, agencies, firstOn, lastOn };
}
